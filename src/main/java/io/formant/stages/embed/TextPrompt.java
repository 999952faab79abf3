package io.formant.stages.embed;

import io.formant.stages.Clip;

/**
 * Words that stand in for a clip.
 *
 * @param template the words; {@value #ABOUT} stands for the description of the clip's voice, {@value #VOICE} for the voice's name
 */
record TextPrompt(String template) {
  private static final String ABOUT = "{about}";
  private static final String VOICE = "{voice}";

  TextPrompt {
    if (template.isBlank()) {
      throw new IllegalArgumentException("prompt is blank, expected words");
    }
  }

  String of(Clip clip) {
    return template.replace(ABOUT, clip.caption()).replace(VOICE, clip.voice());
  }
}
