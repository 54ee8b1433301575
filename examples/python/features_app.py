from aws_cdk import App, Environment, Stack

from features.detections import add_detections
from features.parts import add_parts
from features.queries import add_queries, add_shared_queries
from features.sources import (
    add_control_tower,
    add_custom_source,
    add_existing_trail,
    add_log_group,
    add_organization_trail,
)
from features.trail import add_trail

app = App()
env = Environment(account="111122223333", region="eu-central-1")
add_trail(Stack(app, "Trail", env=env))
add_detections(Stack(app, "Detections", env=env))
add_queries(Stack(app, "Queries", env=env))
add_shared_queries(Stack(app, "SharedQueries", env=env))
add_organization_trail(Stack(app, "OrganizationTrail", env=env))
add_existing_trail(Stack(app, "ExistingTrail", env=env))
add_control_tower(Stack(app, "ControlTower", env=env))
add_log_group(Stack(app, "LogGroup", env=env))
add_custom_source(Stack(app, "CustomSource", env=env))
add_parts(Stack(app, "Parts", env=env))
app.synth()
