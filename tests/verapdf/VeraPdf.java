import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.model.GFModelParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDF files with the veraPDF library, all in one process.
 *
 * Reads lines "PROFILE TAB PATH" (a profile as veraPDF names its files, such as PDFUA-1) and prints a line of JSON for
 * each: the number of rules, and for each rule that failed its clause, its description and the first place. The
 * library reads its profiles by JAXB, which has no implementation here, so they are read from their XML.
 */
public final class VeraPdf {
    private static final int FIRST_FAILURES = 20;

    private static final Map<String, PDFAFlavour> FLAVOURS = Map.of(
        "PDFUA-1", PDFAFlavour.PDFUA_1, "PDFA-3A", PDFAFlavour.PDFA_3_A, "PDFA-2A", PDFAFlavour.PDFA_2_A);

    private static final Map<String, ValidationProfile> PROFILES = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] asked = line.split("\t", 2);
            if (!PROFILES.containsKey(asked[0])) {
                PROFILES.put(asked[0], profile(asked[0]));
            }
            System.out.println(validate(asked[0], asked[1]));
        }
    }

    private static String validate(String name, String path) {
        String head = "{\"profile\": " + quoted(name) + ", \"file\": " + quoted(path) + ", ";
        try (GFModelParser parser = GFModelParser.createModelWithFlavour(new File(path), FLAVOURS.get(name));
             PDFAValidator validator = ValidatorFactory.createValidator(
                 PROFILES.get(name), false, -1, FIRST_FAILURES, true, false)) {
            ValidationResult result = validator.validate(parser);
            var failed = new TreeMap<String, String>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    failed.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(),
                        assertion.getErrorMessage() + " (" + assertion.getLocation().getContext() + ")");
                }
            }
            var told = new ArrayList<String>();
            failed.forEach((rule, text) -> told.add(quoted(rule) + ": " + quoted(text)));
            return head + "\"compliant\": " + result.isCompliant() + ", \"checks\": " + result.getTotalAssertions()
                + ", \"rules\": " + PROFILES.get(name).getRules().size()
                + ", \"failed\": {" + String.join(", ", told) + "}}";
        } catch (Exception error) {
            return head + "\"error\": " + quoted(error.toString()) + "}";
        }
    }

    private static ValidationProfile profile(String name) throws Exception {
        PDFAFlavour flavour = FLAVOURS.get(name);
        try (InputStream xml = VeraPdf.class.getClassLoader().getResourceAsStream(
                "org/verapdf/pdfa/validation/" + name + ".xml")) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
            Set<Rule> rules = new HashSet<>();
            for (Element rule : children(root, "rule")) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new HashSet<>();
            for (Element variable : children(root, "variable")) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                    variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
            }
            var details = Profiles.profileDetailsFromValues(name, name, "", new Date(0));
            return Profiles.profileFromValues(flavour, details, "", rules, variables);
        }
    }

    private static Rule rule(Element rule) {
        Element id = children(rule, "id").get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(rule, "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            rule.getAttribute("object"),
            rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
            rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), arguments), List.of());
    }

    private static List<Element> children(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            elements.add((Element) found.item(index));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static String quoted(String text) {
        var written = new StringBuilder("\"");
        for (char character : String.valueOf(text).toCharArray()) {
            if (character == '"' || character == '\\') {
                written.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                written.append(String.format("\\u%04x", (int) character));
            } else {
                written.append(character);
            }
        }
        return written.append('"').toString();
    }
}
