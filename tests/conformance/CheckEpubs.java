// SPDX-License-Identifier: MIT
// CheckEpubs FILE…: what EPUBCheck says of each, in one run of Java: "FILE", its errors and warnings, a line each.
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;

public class CheckEpubs {
    static class Lines extends MasterReport {
        @Override
        public void message(Message message, EPUBLocation place, Object... arguments) {
            if (message.getSeverity().compareTo(Severity.WARNING) >= 0)
                System.out.println(message.getID() + " " + message.getSeverity() + " " + place.getPath() + ":"
                                   + place.getLine() + ": " + message.getMessage(arguments));
        }
        @Override
        public void info(String resource, FeatureEnum feature, String value) {
        }
        @Override
        public int generate() {
            return 0;
        }
        @Override
        public void initialize() {
        }
    }

    public static void main(String[] files) throws Exception {
        for (String file : files) {
            System.out.println("FILE " + file);
            new EpubCheck(new File(file), new Lines()).doValidate();
        }
    }
}
