#include "stages/statements/statements.hpp"

#include "stages/statements/nesting.hpp"
#include "stages/statements/phrases.hpp"
#include "stages/workbench.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace sayso {

namespace {

// How much of a content stands in quotations: all of it direct, none of it indirect.
StatementKind kind_of(const Document& document, std::span<const Span> content,
                      std::span<const Quotation> quotations) {
  std::size_t inside = 0, outside = 0;
  for (const Span span : content) {
    const TokenRange tokens = document.tokens_in(span);
    for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
      const Span word = document.tokens.span[token];
      const auto after = std::partition_point(quotations.begin(), quotations.end(),
                                              [&](const Quotation& q) { return q.span.end <= word.begin; });
      const bool is_quoted = after != quotations.end() && after->span.begin <= word.begin;
      // Stops and marks outside of the marks do not make a quotation mixed.
      const unsigned char first = static_cast<unsigned char>(document.text()[word.begin]);
      const bool is_word = first >= 0x80 || std::isalnum(first) != 0;
      if (is_quoted) {
        ++inside;
      } else if (is_word) {
        ++outside;
      }
    }
  }
  if (inside == 0) return StatementKind::indirect;
  return outside == 0 ? StatementKind::direct : StatementKind::mixed;
}

// Inside another's content only marks of its own count: they stand at the ends of its pieces.
StatementKind kind_inside(const Document& document, std::span<const Span> content) {
  std::size_t quoted = 0;
  bool has_mark = false;
  for (const Span span : content) {
    const std::string_view words = document.text(span);
    const bool opens =
        words.starts_with("‘") || words.starts_with("“") || words.starts_with('\'') || words.starts_with('"');
    const bool closes =
        words.ends_with("’") || words.ends_with("”") || words.ends_with('\'') || words.ends_with('"');
    quoted += opens && closes ? 1U : 0U;
    has_mark = has_mark || opens || words.find("‘") != std::string_view::npos ||
               words.find("“") != std::string_view::npos;
  }
  if (quoted == content.size()) return StatementKind::direct;
  return has_mark ? StatementKind::mixed : StatementKind::indirect;
}

float confidence_of(const Draft& draft, const Calibration& calibration) {
  const float product =
      draft.source_confidence * draft.cue_confidence * draft.content_confidence * draft.link_confidence;
  if (!calibration.is_known) return product;
  const float score = calibration.constant + calibration.slope * std::log(std::max(product, 1e-6F));
  return 1.0F / (1.0F + std::exp(-score));
}

void write(Document& document, const Draft& draft, std::span<const Quotation> quotations) {
  const auto span_list = [&](std::uint32_t number, const std::vector<Span>& given) {
    if (!given.empty()) return document.add_spans(given);
    if (number == no_id) return Slice<Span>{};
    const Span span = document.span_of(document.attribution_spans[number].tokens);
    return document.add_spans({&span, 1});
  };
  Statement statement;
  statement.source = span_list(draft.source, draft.source_spans);
  statement.cue = span_list(draft.cue, draft.cue_spans);
  statement.content = document.add_spans(draft.content);
  statement.kind =
      draft.is_inner ? kind_inside(document, draft.content) : kind_of(document, draft.content, quotations);
  statement.confidence = draft.confidence;
  std::string by;
  for (const std::string_view part : draft.by) {
    if (!by.empty()) by += "; ";
    by += part;
  }
  statement.by = document.add_words(by);
  document.statements.push_back(statement);
}

}  // namespace

void join_links(const Document& document, std::vector<Draft>& drafts) {
  const auto& spans = document.attribution_spans;
  std::vector<std::uint32_t> draft_of(spans.size(), no_id);
  for (std::uint32_t i = 0; i < spans.size(); ++i) {
    const AttributionSpan& span = spans[i];
    if (span.role != Role::content) continue;
    std::uint32_t number = span.partner == no_id ? no_id : draft_of[span.partner];
    if (number == no_id) {
      number = static_cast<std::uint32_t>(drafts.size());
      Draft& draft = drafts.emplace_back();
      draft.by.push_back("attribution head");
      if (span.partner != no_id) {
        const AttributionSpan& cue = spans[span.partner];
        draft_of[span.partner] = number;
        draft.cue = span.partner;
        draft.source = cue.partner;
        draft.cue_confidence = cue.confidence;
        draft.source_confidence = cue.partner == no_id ? cue.link_confidence : spans[cue.partner].confidence;
        draft.link_confidence = cue.link_confidence;
      }
    }
    Draft& draft = drafts[number];
    draft.content.push_back(document.span_of(span.tokens));
    draft.content_confidence = std::min(draft.content_confidence, span.confidence);
    draft.link_confidence = std::min(draft.link_confidence, span.link_confidence);
  }
}

namespace {

// The rules add pieces at the end and fit them to marks: in the order of the text, and what overlaps by now is one.
void settle(std::vector<Span>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  std::size_t kept = 0;
  for (const Span piece : pieces) {
    if (kept > 0 && piece.begin < pieces[kept - 1].end) {
      pieces[kept - 1].end = std::max(pieces[kept - 1].end, piece.end);
    } else {
      pieces[kept++] = piece;
    }
  }
  pieces.resize(kept);
}

}  // namespace

void run_statements(Document& document, Workbench& bench) {
  std::vector<Quotation>& quotations = bench.quotations;
  std::vector<Draft>& drafts = bench.drafts;
  drafts.clear();
  find_quotations(document.article(), quotations);
  for (const Quotation& quotation : quotations) {
    const bool goes_on = &quotation != &quotations.back() && (&quotation + 1)->continues_before;
    if (!quotation.is_closed && !goes_on) {
      document.notes.push_back({"unpaired quotation mark", {quotation.span.begin, quotation.inside.begin}});
    }
  }
  join_links(document, drafts);
  part_strays(document, quotations, drafts);
  give_to_nearer_cues(document, quotations, drafts);
  fit_phrases(document, bench.grammar, drafts);
  find_phrases(document, bench.grammar, drafts);
  read_transcripts(document, drafts);
  join_paragraphs(quotations, drafts);
  fit_marks(document, quotations, drafts);
  fit_datelines(document, drafts);
  fit_cues(document, drafts);
  keep_lone_quotations(document, quotations, drafts);
  for (Draft& draft : drafts) {
    settle(draft.content);
    draft.confidence = confidence_of(draft, bench.calibration);
  }
  add_inner_sayings(document, bench.grammar, drafts, bench.nesting);
  add_channels(document, bench.grammar, drafts);
  // One that holds another stands before it.
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.begin() != b.begin() ? a.begin() < b.begin() : a.end() > b.end();
  });
  for (const Draft& draft : drafts) {
    if (!draft.is_dropped && !draft.content.empty()) write(document, draft, quotations);
  }
  find_within(document, bench.nesting);
}

}  // namespace sayso
