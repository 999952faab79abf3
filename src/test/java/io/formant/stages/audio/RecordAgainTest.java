package io.formant.stages.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.audio.Channel;
import io.formant.corpus.Split;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordAgainTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final RecordAgain STAGE = new RecordAgain();

  private static List<Item<Clip>> run(List<Channel> conditions) {
    RecordAgain.Spec spec =
        new RecordAgain.Spec(CLIPS, conditions, List.of(Split.TEST, Split.HELDOUT));
    MemoryInputs in = new MemoryInputs()
        .with(
            CLIPS,
            Traits.of(Clips.class),
            MemoryInputs.consumed(
                TinyCorpus.clips(), entries -> STAGE.consumes(spec, CLIPS, entries)));
    return STAGE
        .run(spec, in, new QuietTask(1, Path.of("target", "checkpoint")))
        .items();
  }

  @Test
  void every_voice_is_heard_through_every_condition() {
    List<Item<Clip>> clips = run(List.of(Channel.CLEAN, Channel.TELEPHONE));

    assertThat(clips).hasSize(18);
    assertThat(clips.stream()
            .collect(Collectors.groupingBy(
                clip -> clip.label("voice") + " " + clip.label("recorded"), Collectors.counting())))
        .hasSize(6)
        .allSatisfy((who, count) -> assertThat(count).isEqualTo(3));
  }

  @Test
  void a_clip_keeps_all_but_its_sound() {
    Item<Clip> heard = run(List.of(Channel.TELEPHONE)).get(0);
    Clip clip = TinyCorpus.clips().stream()
        .filter(item -> item.key().equals(heard.key()))
        .findFirst()
        .orElseThrow()
        .value();

    assertThat(heard.value().text()).isEqualTo(clip.text());
    assertThat(heard.value().samples()).hasSameSizeAs(clip.samples()).isNotEqualTo(clip.samples());
    assertThat(heard.label("recorded")).isEqualTo("telephone");
  }
}
