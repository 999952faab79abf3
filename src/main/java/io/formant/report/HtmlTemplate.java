package io.formant.report;

import io.formant.report.plot.Svg;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A page as a Qute template; every value that is not markup of ours is escaped by the engine. It finds the style sheet of all pages
 * as {@code css}, the colours of drawings as {@code colours}, their markers as {@code markers}.
 */
public final class HtmlTemplate {
  private final Template template;

  /**
   * @param owner a class beside the resource
   * @param resource such as {@code page.html}
   */
  public HtmlTemplate(Class<?> owner, String resource) {
    Engine engine = Engine.builder()
        .addDefaults()
        .addValueResolver(new ReflectionValueResolver())
        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
        .build();
    template =
        engine.parse(text(owner, resource), Variant.forContentType(Variant.TEXT_HTML), resource);
  }

  /** The page with its values by name. */
  public String render(Map<String, ?> values) {
    TemplateInstance page = template.instance();
    page.data("css", new RawString(text(HtmlTemplate.class, "page.css")));
    page.data("colours", new RawString(Svg.style()));
    page.data("markers", new RawString(Svg.markers()));
    values.forEach(page::data);
    return page.render();
  }

  /** A text resource beside a class. */
  public static String text(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("the program lacks its resource " + resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + resource, e);
    }
  }
}
