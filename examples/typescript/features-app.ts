import { App, Stack } from 'aws-cdk-lib';
import { addDetections } from './features/detections';
import { addParts } from './features/parts';
import { addQueries } from './features/queries';
import { addControlTower, addCustomSource, addExistingTrail, addLogGroup, addOrganizationTrail } from './features/sources';
import { addTrail } from './features/trail';

const app = new App();
const env = { account: '111122223333', region: 'eu-central-1' };
addTrail(new Stack(app, 'Trail', { env }));
addDetections(new Stack(app, 'Detections', { env }));
addQueries(new Stack(app, 'Queries', { env }));
addOrganizationTrail(new Stack(app, 'OrganizationTrail', { env }));
addExistingTrail(new Stack(app, 'ExistingTrail', { env }));
addControlTower(new Stack(app, 'ControlTower', { env }));
addLogGroup(new Stack(app, 'LogGroup', { env }));
addCustomSource(new Stack(app, 'CustomSource', { env }));
addParts(new Stack(app, 'Parts', { env }));
app.synth();
