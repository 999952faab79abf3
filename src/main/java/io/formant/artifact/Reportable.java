package io.formant.artifact;

import java.util.List;

/** An artifact that has something to show in the report: tables, plots, audio. */
public interface Reportable extends Artifact {
  List<Block> blocks();
}
