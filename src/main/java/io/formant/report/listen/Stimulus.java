package io.formant.report.listen;

import io.formant.artifact.Digest;
import io.formant.report.ClipRecord;
import io.formant.report.ClipRoles;
import io.formant.report.FinishedRun;
import io.formant.report.page.ReportClips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A clip that listeners may hear.
 *
 * @param id says nothing of what it is, and is the same wherever a report holds this file with these bytes
 * @param system what it is: its role in the run
 */
record Stimulus(String id, String system, ClipRecord clip, byte[] wav) {

  /** The clips of a report that was written. */
  static List<Stimulus> read(Path report) throws IOException {
    List<ClipRecord> clips = ClipRecord.read(report);
    ClipRoles roles = ClipRoles.among(clips);
    List<Stimulus> stimuli = new ArrayList<>();
    for (ClipRecord clip : clips)
      stimuli.add(of(clip, roles, Files.readAllBytes(report.resolve(clip.file()))));
    return stimuli;
  }

  /** The clips of a report that is about to be written. */
  static List<Stimulus> of(FinishedRun run) {
    List<ReportClips.Clip> clips = ReportClips.of(run);
    ClipRoles roles =
        ClipRoles.among(clips.stream().map(ReportClips.Clip::record).toList());
    return clips.stream().map(clip -> of(clip.record(), roles, clip.wav())).toList();
  }

  private static Stimulus of(ClipRecord clip, ClipRoles roles, byte[] wav) {
    String id = Digest.of(List.of(clip.file(), Digest.of(wav).hex())).brief();
    return new Stimulus(id, roles.of(clip), clip, wav);
  }

  /** Clips of one cell say the same in the same voice. */
  String cell() {
    return String.join("\t", clip.split(), clip.voice(), clip.text());
  }
}
