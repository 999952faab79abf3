package io.formant.report.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.formant.report.Figures;
import java.util.List;
import java.util.Locale;

/**
 * How far a stage of a run is.
 *
 * @param items of its output, 0 as long as nobody knows
 * @param ran how many of them are computed in this run
 * @param done how much of {@code total} is done, in the stage's own unit
 * @param note such as {@code loss 0.123}
 * @param seconds that it took, 0 as long as it is not done
 */
public record LiveStage(
    String id,
    String type,
    List<String> inputs,
    State state,
    int items,
    int ran,
    long done,
    long total,
    String note,
    double seconds) {

  /** Where it stands. */
  public enum State {
    WAITING,
    WORKING,
    DONE,
    FAILED
  }

  public LiveStage {
    inputs = List.copyOf(inputs);
  }

  static LiveStage waiting(String id, String type, List<String> inputs) {
    return new LiveStage(id, type, inputs, State.WAITING, 0, 0, 0, 0, "", 0);
  }

  /** As it is after an event of its own. */
  LiveStage after(JsonNode event) {
    return switch (event.path("event").asText()) {
      case "started" ->
        now(State.WORKING, event.path("items").asInt(), event.path("to-run").asInt());
      case "advanced" ->
        new LiveStage(
            id,
            type,
            inputs,
            State.WORKING,
            items,
            ran,
            event.path("done").asLong(),
            event.path("total").asLong(),
            event.path("note").asText(),
            0);
      case "finished" ->
        now(State.DONE, event.path("items").asInt(), event.path("ran").asInt())
            .after(event.path("seconds").asDouble());
      case "failed" -> now(State.FAILED, items, ran);
      default -> this;
    };
  }

  private LiveStage now(State next, int items, int ran) {
    return new LiveStage(id, type, inputs, next, items, ran, done, total, note, seconds);
  }

  private LiveStage after(double seconds) {
    return new LiveStage(id, type, inputs, state, items, ran, done, total, note, seconds);
  }

  public boolean isWorking() {
    return state == State.WORKING;
  }

  public String word() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** How many items are computed in this run; {@code cached} for none. */
  public String ranWords() {
    return state == State.WAITING ? "" : ran == 0 ? "cached" : Figures.whole(ran);
  }

  /** What it took; empty as long as it is not done. */
  public String time() {
    return state == State.DONE ? Figures.duration(seconds) : "";
  }

  /** How much of it is done, in per cent. */
  public int perCent() {
    if (state == State.DONE) return 100;
    return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
  }
}
