package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.audio.spectrum.MelSettings;
import io.formant.corpus.Split;
import io.formant.model.recognizer.RecognizerConfig;
import io.formant.stages.Cell;
import io.formant.stages.TinyCorpus;
import io.formant.stages.judge.Judged;
import io.formant.stages.judge.RecognizerModel;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
  private static final MelSettings SETTINGS = MelSettings.forRate(TinyCorpus.RATE_HZ);
  private static final Cell HELD = new Cell("heldout", "ann", "one");
  private static final Cell SEEN = new Cell("test", "bob", "one");
  private static final List<Judged> REAL = real(0);

  private static List<Judged> real(int shift) {
    return IntStream.range(0, 8)
        .mapToObj(take -> Heard.real(take % 2 == 0 ? HELD : SEEN, take + shift))
        .toList();
  }

  private static RecognizerModel recognizer(float content, float voice) {
    return new RecognizerModel(SETTINGS, part(content), part(voice), List.of());
  }

  private static RecognizerModel.Part part(float weight) {
    return new RecognizerModel.Part(
        RecognizerConfig.content(16),
        List.of("ann", "bob"),
        Map.of("bias", new TensorData(new long[] {2}, new float[] {0, weight})),
        new TrainingHistory(new double[0], new double[0], new double[0], new double[0]));
  }

  @Test
  void one_recogniser_and_one_corpus_are_one_basis_whatever_the_order_of_clips() {
    List<Judged> reversed = new ArrayList<>(REAL);
    Collections.reverse(reversed);

    assertThat(Instruments.of(recognizer(1, 2), reversed))
        .isEqualTo(Instruments.of(recognizer(1, 2), REAL));
  }

  @Test
  void other_weights_and_other_real_clips_are_another_basis() {
    Instruments one = Instruments.of(recognizer(1, 2), REAL);
    Instruments otherVoice = Instruments.of(recognizer(1, 3), REAL);
    Instruments otherClips = Instruments.of(recognizer(1, 2), real(1));

    assertThat(otherVoice.voice()).isNotEqualTo(one.voice());
    assertThat(otherVoice.content()).isEqualTo(one.content());
    assertThat(otherVoice.reference()).isEqualTo(one.reference());
    assertThat(otherClips.reference()).isNotEqualTo(one.reference());
    assertThat(otherClips.voice()).isEqualTo(one.voice());
    assertThat(one.ofContent("share", REAL).conflict(otherClips.ofContent("share", REAL)))
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("the references differ: "));
  }

  @Test
  void where_there_are_no_real_clips_what_was_asked_for_counts_not_how_often() {
    Instruments one = Instruments.ofAsked(recognizer(1, 2), REAL);

    assertThat(Instruments.ofAsked(recognizer(1, 2), REAL.subList(0, 2))).isEqualTo(one);
    assertThat(Instruments.ofAsked(recognizer(1, 2), REAL.subList(0, 1))).isNotEqualTo(one);
  }

  @Test
  void what_is_heard_is_told_with_who_heard_it_and_on_which_splits() {
    List<Block.Cell> heard = Heard.INSTRUMENTS.heard(REAL);

    assertThat(heard).extracting(cell -> cell.number().orElseThrow().value()).containsOnly(1.0);
    assertThat(heard.get(0).number().orElseThrow().basis())
        .contains(new Block.Basis(
            "share of clips heard to say it",
            "recogniser of content",
            "c0",
            TinyCorpus.RATE_HZ,
            "heldout, test",
            "e0",
            false));
  }

  private static List<Block.Table> tables(List<Judged> generated) {
    GeneratedClips clips = GeneratedClips.of(generated);
    SpeechScores scores = new SpeechScores(clips, REAL, List.of(), Heard.INSTRUMENTS, 1);
    VoiceScores voices = new VoiceScores(REAL, Heard.INSTRUMENTS, 1);
    Prosody prosody = new Prosody(REAL, Heard.INSTRUMENTS, 1);
    voices.add("generated", Split.TEST, clips.main());
    prosody.add("generated", Split.TEST, clips.main());
    return List.of(
        scores.accuracy(),
        scores.cells(),
        (Block.Table) voices.table().findFirst().orElseThrow(),
        prosody.table(),
        new Likeness(clips, REAL, real(9), Heard.INSTRUMENTS).table(),
        new Soundness(clips.main(), REAL, Heard.INSTRUMENTS).table());
  }

  private static List<Judged> generated(String heardVoice) {
    return IntStream.range(0, 8)
        .mapToObj(take -> Heard.main(take % 2 == 0 ? HELD : SEEN, "one", heardVoice))
        .toList();
  }

  @Test
  void every_number_of_generated_speech_is_recorded_and_comparable_with_another_models() {
    List<Block.Table> some = tables(generated("ann"));
    List<Block.Number> numbers = Recorded.numbers(some);
    List<Block.Number> others = Recorded.numbers(tables(generated("bob")));

    Recorded.assertAllRecorded(some);
    assertThat(numbers).hasSameSizeAs(others).hasSizeGreaterThan(30);
    for (int i = 0; i < numbers.size(); i++)
      assertThat(numbers.get(i).conflict(others.get(i))).isEmpty();
  }

  @Test
  void a_frechet_distance_of_more_clips_is_not_comparable() {
    List<Judged> more = new ArrayList<>(generated("ann"));
    more.addAll(generated("ann").subList(0, 2));

    assertThat(frechet(generated("ann")).conflict(frechet(more)))
        .contains(
            "the numbers of items differ: 4 and 5, on which Fréchet distance, squared depends");
  }

  private static Block.Number frechet(List<Judged> generated) {
    VoiceScores voices = new VoiceScores(REAL, Heard.INSTRUMENTS, 1);
    voices.add("generated", Split.TEST, generated);
    Block.Table table = (Block.Table) voices.table().findFirst().orElseThrow();
    return table.rows().get(0).get(4).number().orElseThrow();
  }
}
