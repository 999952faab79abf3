package io.formant.stages.embed;

import io.formant.audio.spectrum.VoiceStatistics;
import io.formant.metric.Distance;
import io.formant.metric.speech.Verification;
import io.formant.stage.Item;
import io.formant.stages.Clip;
import io.formant.tensor.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which clips a speaker encoder learns from, and which are kept to check it on: all clips of some voices, and every fifth of the
 * others.
 *
 * @param heard clips to learn from, by voice
 * @param known clips kept, of voices that are learnt from
 * @param unheard clips kept, of the other voices
 */
record SpeakerTrials(
    Map<String, List<Clip>> heard, Map<String, List<Clip>> known, Map<String, List<Clip>> unheard) {

  private static final int EVERY = 5;
  private static final int LEAST_VOICES = 2;

  /**
   * @param voices how many to keep unheard, while at least two are left
   */
  static SpeakerTrials of(List<Item<Clip>> clips, int voices, RandomStream random) {
    Map<String, List<Clip>> all = new TreeMap<>();
    clips.forEach(clip ->
        all.computeIfAbsent(clip.label("voice"), voice -> new ArrayList<>()).add(clip.value()));
    List<String> names = List.copyOf(all.keySet());
    int[] order = random.permutation(names.size());
    Set<String> kept = new LinkedHashSet<>();
    for (int i = 0; i < Math.min(voices, names.size() - LEAST_VOICES); i++) {
      kept.add(names.get(order[i]));
    }
    Map<String, List<Clip>> heard = new LinkedHashMap<>();
    Map<String, List<Clip>> known = new LinkedHashMap<>();
    Map<String, List<Clip>> unheard = new LinkedHashMap<>();
    all.forEach((voice, own) -> {
      if (kept.contains(voice)) {
        unheard.put(voice, own);
      } else {
        heard.put(voice, part(own, false));
        known.put(voice, part(own, true));
      }
    });
    return new SpeakerTrials(heard, known, unheard);
  }

  private static List<Clip> part(List<Clip> clips, boolean kept) {
    List<Clip> part = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      if ((i % EVERY == EVERY - 1) == kept) {
        part.add(clips.get(i));
      }
    }
    return part;
  }

  /** How well an embedding tells voices apart, beside statistics that learn nothing. */
  HeardVoices rate(Function<Clip, float[]> embedding) {
    List<HeardVoices.Trial> trials = new ArrayList<>();
    Function<Clip, float[]> plain = clip -> new VoiceStatistics(clip.rateHz()).of(clip.waveform());
    add(trials, "this encoder", embedding);
    add(trials, "MFCC and pitch statistics", plain);
    int clips = heard.values().stream().mapToInt(List::size).sum();
    return new HeardVoices(clips, heard.size(), trials);
  }

  private void add(List<HeardVoices.Trial> trials, String name, Function<Clip, float[]> embedding) {
    trial(name, "other clips of the voices trained on", known, embedding).ifPresent(trials::add);
    trial(name, "voices never heard", unheard, embedding).ifPresent(trials::add);
  }

  /** Empty where there are no two clips of one voice, or none of two. */
  private static Optional<HeardVoices.Trial> trial(
      String name, String pairs, Map<String, List<Clip>> clips, Function<Clip, float[]> embedding) {
    List<String> voices = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    clips.forEach((voice, own) -> own.forEach(clip -> {
      voices.add(voice);
      vectors.add(embedding.apply(clip));
    }));
    List<Double> scores = new ArrayList<>();
    List<Boolean> same = new ArrayList<>();
    for (int i = 0; i < voices.size(); i++) {
      for (int j = 0; j < i; j++) {
        scores.add(Distance.cosine(vectors.get(i), vectors.get(j)));
        same.add(voices.get(i).equals(voices.get(j)));
      }
    }
    int together = (int) same.stream().filter(Boolean::booleanValue).count();
    int apart = same.size() - together;
    return together == 0 || apart == 0
        ? Optional.empty()
        : Optional.of(
            new HeardVoices.Trial(name, pairs, together, apart, equalErrorRate(scores, same)));
  }

  private static double equalErrorRate(List<Double> scores, List<Boolean> same) {
    boolean[] truth = new boolean[same.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = same.get(i);
    }
    return Verification.of(scores.stream().mapToDouble(Double::doubleValue).toArray(), truth)
        .equalErrorRate();
  }
}
