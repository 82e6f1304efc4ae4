import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDFs by veraPDF's validator: its profiles are the arguments, a path a line comes in, and a line for each
 * path and profile goes out: path, profile, number of checks, then each broken rule as "clause-test: what is
 * expected @ where", all apart by tabs. One start of Java judges any number of files.
 */
public final class Verdicts {
    public static void main(String[] profiles) throws IOException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            for (String profile : profiles) {
                out.println(path + "\t" + profile + "\t" + verdict(path, PDFAFlavour.byFlavourId(profile)));
            }
        }
    }

    private static String verdict(String path, PDFAFlavour flavour) {
        try (InputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion each : result.getTestAssertions()) {
                String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                broken.putIfAbsent(rule, each.getMessage() + " @ " + each.getLocation().getContext());
            }
            if (broken.isEmpty() && !result.isCompliant()) {
                broken.put("unsaid", "not compliant, and no rule is named");
            }
            StringBuilder said = new StringBuilder(Integer.toString(result.getTotalAssertions()));
            broken.forEach((rule, what) -> said.append("\t").append(flat(rule + ": " + what)));
            return said.toString();
        } catch (Exception fault) {
            return "0\t" + flat("unread: " + fault);
        }
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
