package io.formant.report.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page's Qute template, parsed when first needed; every value that is not markup of ours is escaped by the engine. */
final class PageTemplate {
  private final Template template;
  private final RawString css;

  PageTemplate() {
    Engine engine = Engine.builder()
        .addDefaults()
        .addValueResolver(new ReflectionValueResolver())
        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
        .build();
    template =
        engine.parse(resource("page.html"), Variant.forContentType(Variant.TEXT_HTML), "page.html");
    css = new RawString(resource("page.css"));
  }

  String render(Page page) {
    return template.data("page", page).data("css", css).render();
  }

  private static String resource(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the program lacks its resource " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }
}
