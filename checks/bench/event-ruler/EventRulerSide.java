import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** The partner of our-side.ts: the same protocol, the same loop. */
public class EventRulerSide {
    public static void main(String[] args) throws Exception {
        List<String> events = Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8);
        Machine machine = Machine.builder().build();
        machine.addRule("rule", args[1]);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            long found = 0;
            long start = System.nanoTime();
            for (int round = Integer.parseInt(line); round > 0; round--) {
                for (String event : events) {
                    if (!machine.rulesForJSONEvent(event).isEmpty()) {
                        found++;
                    }
                }
            }
            System.out.println((System.nanoTime() - start) + " " + found);
        }
    }
}
