import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/**
 * Matches each event of a file with each pattern of another file. Both contain one JSON value per line.
 *
 * Writes one row per pattern, in which byte n is 1 if event n matches. Prints one line per pattern: its complexity or the
 * error. Each machine contains one pattern, because the patterns in a machine can change how values are compared.
 */
public final class MatchRecords {
    private static final int BATCH = 4096;
    private static final int MAX_COMPLEXITY = 1000;

    public static void main(String[] arguments) throws Exception {
        List<String> patterns = Files.readAllLines(Path.of(arguments[0]));
        int events = (int) Files.lines(Path.of(arguments[1])).count();
        Machine[] machines = new Machine[patterns.size()];
        byte[][] rows = new byte[patterns.size()][events];
        for (int index = 0; index < machines.length; index++) {
            machines[index] = compile(patterns.get(index));
        }
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader reader = Files.newBufferedReader(Path.of(arguments[1]))) {
            for (int start = 0; start < events; start += BATCH) {
                List<JsonNode> batch = new ArrayList<>();
                for (int index = start; index < Math.min(start + BATCH, events); index++) {
                    batch.add(mapper.readTree(reader.readLine()));
                }
                int first = start;
                IntStream.range(0, machines.length).parallel().forEach(index -> match(machines[index], batch, first, rows[index]));
            }
        }
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
            for (byte[] row : rows) {
                output.write(row);
            }
        }
    }

    /** Returns null for an invalid pattern. */
    private static Machine compile(String pattern) {
        try {
            Machine machine = Machine.builder().build();
            machine.addRule("rule", pattern);
            System.out.println(machine.evaluateComplexity(new MachineComplexityEvaluator(MAX_COMPLEXITY)));
            return machine;
        } catch (Exception problem) {
            System.out.println(String.valueOf(problem.getMessage()).replaceAll("\\s+", " "));
            return null;
        }
    }

    private static void match(Machine machine, List<JsonNode> events, int first, byte[] row) {
        if (machine == null) {
            return;
        }
        for (int index = 0; index < events.size(); index++) {
            if (!machine.rulesForJSONEvent(events.get(index)).isEmpty()) {
                row[first + index] = 1;
            }
        }
    }
}
