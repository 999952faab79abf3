package io.formant.report.listen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one listener answered in one test.
 *
 * @param rater as the listener wants to be known
 * @param saved when, as the listener's clock said
 * @param answers one a trial: the score of each clip by its id; of two clips in an AB test the better has 1, without preference both
 *     have a half
 * @param source the sheet as it was read
 */
record AnswerSheet(
    Kind kind, String rater, String saved, List<Map<String, Double>> answers, JsonNode source) {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_ANSWERS = 10_000;

  AnswerSheet {
    answers = List.copyOf(answers);
  }

  /** @throws IllegalArgumentException when it is no sheet of answers, with the reason */
  static AnswerSheet of(JsonNode node) {
    String word = node.path("kind").asText();
    Kind kind = Kind.of(word)
        .orElseThrow(() -> new IllegalArgumentException(
            "kind is '" + word + "', expected ab, mos, mushra or similarity"));
    String rater = node.path("rater").asText().strip();
    if (rater.isEmpty() || rater.length() > LONGEST_NAME)
      throw new IllegalArgumentException(
          "rater has " + rater.length() + " letters, expected 1 to " + LONGEST_NAME);
    JsonNode answers = node.path("answers");
    if (!answers.isArray() || answers.size() > MOST_ANSWERS)
      throw new IllegalArgumentException("answers is no list of at most " + MOST_ANSWERS);
    List<Map<String, Double>> scores = new ArrayList<>();
    for (JsonNode answer : answers) scores.add(scores(kind, answer.path("scores")));
    return new AnswerSheet(kind, rater, node.path("saved").asText(), scores, node);
  }

  private static Map<String, Double> scores(Kind kind, JsonNode node) {
    Map<String, Double> scores = new LinkedHashMap<>();
    node.fields().forEachRemaining(field -> {
      double value = field.getValue().asDouble(Double.NaN);
      if (!field.getValue().isNumber() || !kind.isScore(value))
        throw new IllegalArgumentException("a score is " + field.getValue()
            + ", expected a number from " + kind.least() + " to " + kind.most());
      scores.put(field.getKey(), value);
    });
    if (scores.isEmpty() || kind == Kind.AB && scores.size() != 2)
      throw new IllegalArgumentException("an answer scores " + scores.size() + " clips, expected "
          + (kind == Kind.AB ? "2" : "1 or more"));
    return scores;
  }
}
