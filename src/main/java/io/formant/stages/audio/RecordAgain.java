package io.formant.stages.audio;

import io.formant.artifact.Entry;
import io.formant.audio.Channel;
import io.formant.audio.Waveform;
import io.formant.corpus.Split;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Clips as if recorded under different conditions, a condition a clip, dealt out evenly over voices and texts: the control that tells whether
 * an embedding keeps the voice or the way that it was recorded.
 */
@StageType(
    value = "record-again",
    about = "clips as if recorded by telephone, in noise, in a room: a control for embeddings",
    example = "{type: record-again, from: clips, conditions: [clean, telephone, noise]}")
final class RecordAgain implements BarrierStage<RecordAgain.Spec, Clip> {

  record Spec(
      @Doc("clips to record again") From<Clips> from,

      @Doc("conditions that are dealt out: clean, telephone, noise, room")
      @Default("[clean, telephone, noise, room]")
      List<Channel> conditions,

      @Doc("splits to record again") @Default("[test, heldout]")
      List<Split> split) {
    Spec {
      conditions = List.copyOf(conditions);
      split = List.copyOf(split);
      if (conditions.isEmpty()) {
        throw new IllegalArgumentException("conditions must name at least one");
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return in.of(spec.from());
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return entries.stream()
        .filter(entry -> spec.split().stream().anyMatch(Cell.of(entry)::in))
        .toList();
  }

  @Override
  public Yield<Clip> run(Spec spec, Inputs in, Task task) {
    List<Item<Clip>> clips = in.items(spec.from());
    List<String> voices =
        clips.stream().map(clip -> clip.label("voice")).distinct().toList();
    Map<String, Integer> turns = new HashMap<>();
    List<Item<Clip>> recorded = new ArrayList<>();
    for (Item<Clip> clip : clips) {
      String voice = clip.label("voice");
      int turn = voices.indexOf(voice) + turns.merge(voice, 1, Integer::sum);
      Channel channel = spec.conditions().get(turn % spec.conditions().size());
      recorded.add(recorded(clip, channel, new Seed(task.seed()).at(clip.key())));
      task.advance(recorded.size(), clips.size(), "clips");
    }
    return new Yield<>(recorded);
  }

  private static Item<Clip> recorded(Item<Clip> clip, Channel channel, Seed seed) {
    Map<String, String> labels = new HashMap<>(clip.labels());
    labels.put("recorded", channel.name().toLowerCase(Locale.ROOT));
    return new Item<>(clip.key(), labels, () -> {
      Waveform heard = channel.of(clip.value().waveform(), seed.value());
      return clip.value().with(heard);
    });
  }
}
