package io.formant.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static final Picture PICTURE =
      new Picture("two rows", 2, 3, new float[] {0, 1, 2, 3, 4, Float.NaN}, "dB");

  @Test
  void row_0_is_at_the_bottom_and_larger_is_lighter() throws Exception {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(HeatMap.over(List.of(PICTURE)).png(PICTURE)));

    assertThat(new int[] {image.getWidth(), image.getHeight()}).containsExactly(3, 2);
    assertThat(image.getRGB(0, 1)).isEqualTo(0xff000000 | rgb(0));
    assertThat(image.getRGB(1, 0)).isEqualTo(0xff000000 | rgb(255));
    assertThat(image.getRGB(2, 0)).as("NaN is the darkest").isEqualTo(image.getRGB(0, 1));
  }

  @Test
  void the_colours_grow_lighter_evenly() {
    double before = -1;
    for (int level = 0; level < 256; level += 8) {
      int colour = rgb(level);
      double light =
          0.2126 * (colour >> 16) + 0.7152 * (colour >> 8 & 255) + 0.0722 * (colour & 255);
      assertThat(light).as("level %d", level).isGreaterThan(before);
      before = light;
    }
  }

  private static int rgb(int level) {
    byte[] palette = HeatMap.palette();
    return (palette[3 * level] & 255) << 16
        | (palette[3 * level + 1] & 255) << 8
        | palette[3 * level + 2] & 255;
  }
}
