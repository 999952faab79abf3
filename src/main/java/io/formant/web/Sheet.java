package io.formant.web;

import io.formant.report.HtmlTemplate;
import io.quarkus.qute.RawString;

/** The dashboard's own style sheet, after that of all pages. */
final class Sheet {
  static final RawString TEXT = new RawString(HtmlTemplate.text(Sheet.class, "dashboard.css"));

  private Sheet() {}
}
