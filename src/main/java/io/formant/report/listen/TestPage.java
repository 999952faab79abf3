package io.formant.report.listen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.report.HtmlTemplate;
import io.quarkus.qute.RawString;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * A listening test as one offline page that holds its clips and says nothing of what they are. It keeps the answers in the browser
 * until the listener saves them as {@code answers.json}.
 */
public final class TestPage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestPage() {}

  /** Where answers go besides the listener's own file. */
  public record Destination(String address, String token) {
    /** Nowhere: the page is a file. */
    public static final Destination NONE = new Destination("", "");
  }

  public static String render(ListeningTest test, Destination destination) {
    ObjectNode tree = tree(test);
    tree.put("address", destination.address()).put("token", destination.token());
    // a text between script tags ends at the first '</', and '<!--' opens a comment
    RawString json = new RawString(tree.toString().replace("<", "\\u003c"));
    return new HtmlTemplate(TestPage.class, "test.html")
        .render(Map.of(
            "test",
            json,
            "question",
            test.kind().question(),
            "script",
            new RawString(HtmlTemplate.text(TestPage.class, "test.js")),
            "sheet",
            new RawString(HtmlTemplate.text(TestPage.class, "test.css"))));
  }

  private static ObjectNode tree(ListeningTest test) {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("kind", test.kind().word()).put("seed", test.seed()).put("report", test.report());
    tree.put("question", test.kind().question());
    tree.put("least", test.kind().least()).put("most", test.kind().most());
    test.kind().words().forEach(tree.putArray("words")::add);
    Map<String, Integer> places = new HashMap<>();
    ArrayNode audio = tree.putArray("audio");
    ArrayNode trials = tree.putArray("trials");
    for (ListeningTest.Trial trial : test.trials()) {
      ObjectNode node = trials.addObject().put("text", trial.text());
      trial.reference().ifPresent(it -> node.put("reference", place(it, places, audio)));
      ArrayNode stimuli = node.putArray("stimuli");
      for (Stimulus it : trial.stimuli())
        stimuli.addObject().put("id", it.id()).put("audio", place(it, places, audio));
    }
    return tree;
  }

  /** Each clip is in the page once. */
  private static int place(Stimulus stimulus, Map<String, Integer> places, ArrayNode audio) {
    return places.computeIfAbsent(stimulus.id(), unused -> {
      audio.add(Base64.getEncoder().encodeToString(stimulus.wav()));
      return audio.size() - 1;
    });
  }
}
