import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;
import software.amazon.event.ruler.Patterns;

/**
 * Prints Java's version, then answers a question a line, each with a line of JSON. A question is
 * {"pattern": "…", "events": ["…"], "apart": false, "structured": true}; the answer is {"refused": "…"}, or
 * {"complexity": n, "verdicts": [true, false, "why no answer"]} with a verdict for each event.
 *
 * A question with "apart" gives each combination of alternatives, of $or and of the entries of a field, a machine of its
 * own, and an event matches if one machine says so. By event-ruler's documentation that changes no verdict.
 * A question without "structured" is for the finder that was the default before event-ruler 2.
 */
public class EventRuler {
    /** Counting takes long beyond this, and nobody asks for more. */
    private static final int COMPLEXITY_CEILING = 64;

    public static void main(String[] args) throws Exception {
        ObjectMapper json = new ObjectMapper();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        answers.println(Runtime.version().feature());
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            answers.println(json.writeValueAsString(answer(json.readTree(line), json.createObjectNode())));
        }
    }

    private static ObjectNode answer(JsonNode question, ObjectNode answer) {
        Machine machine = Machine.builder().withStructuredMatching(question.get("structured").booleanValue()).build();
        List<Map<String, List<Patterns>>> rules;
        try {
            String pattern = question.get("pattern").textValue();
            rules = JsonRuleCompiler.compile(pattern);
            machine.addRule("rule", pattern);
        } catch (Exception refusal) {
            return answer.put("refused", String.valueOf(refusal.getMessage()));
        }
        answer.put("complexity", machine.evaluateComplexity(new MachineComplexityEvaluator(COMPLEXITY_CEILING)));
        ArrayNode verdicts = answer.putArray("verdicts");
        for (JsonNode event : question.get("events")) {
            try {
                verdicts.add(question.get("apart").booleanValue()
                    ? matchesApart(rules, event.textValue())
                    : !machine.rulesForJSONEvent(event.textValue()).isEmpty());
            } catch (Exception failure) {
                verdicts.add(failure.toString());
            }
        }
        return answer;
    }

    private static boolean matchesApart(List<Map<String, List<Patterns>>> rules, String event) throws Exception {
        for (Map<String, List<Patterns>> rule : rules) {
            if (matchesApart(new ArrayDeque<>(rule.entrySet()), new HashMap<>(), event)) {
                return true;
            }
        }
        return false;
    }

    /** Chooses an entry for each field that is left, in every way. */
    private static boolean matchesApart(
            Deque<Map.Entry<String, List<Patterns>>> left, Map<String, List<Patterns>> chosen, String event) throws Exception {
        if (left.isEmpty()) {
            Machine machine = Machine.builder().build();
            machine.addPatternRule("rule", chosen);
            return !machine.rulesForJSONEvent(event).isEmpty();
        }
        Map.Entry<String, List<Patterns>> field = left.pop();
        for (Patterns entry : field.getValue()) {
            chosen.put(field.getKey(), List.of(entry));
            if (matchesApart(left, chosen, event)) {
                return true;
            }
        }
        left.push(field);
        return false;
    }
}
