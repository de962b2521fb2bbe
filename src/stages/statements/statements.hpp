// Statements: sources, cues and contents joined to acts of saying. The linking head says which content belongs to which
// cue and which cue to which source; rules do what is closed and exact: where quotation marks stand, quotations that go
// on over paragraphs, transcripts, quotations that nothing was found for. Reads spans and text only, no network, so a
// document built by hand can be joined in a test; sayings inside a content (nesting.hpp) ask tags and syntax, too.
//
// Odd cases: a cue without content makes no statement (its span stays in attribution_spans); a quotation without a cue
// or a speaker does.
#pragma once

#include "stages/stage.hpp"
#include "stages/statements/quotations.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sayso {

// A statement before it is written down.
struct Draft {
  std::uint32_t cue = no_id, source = no_id;  // of document.attribution_spans
  std::vector<Span> cue_spans, source_spans;  // instead of those, where a rule found them
  std::vector<Span> content;
  float source_confidence = 1, cue_confidence = 1, content_confidence = 1, link_confidence = 1;
  float confidence = 0;  // of the whole, calibrated
  std::vector<std::string_view> by;
  bool is_dropped = false;
  bool is_inner = false;  // a rule found it inside another's content, whose quotation marks are not its own

  Offset begin() const { return content.empty() ? no_offset : content.front().begin; }
  Offset end() const { return content.empty() ? no_offset : content.back().end; }
};

void run_statements(Document& document, Workbench& bench);

// Its parts, in the order in which they run.
void join_links(const Document& document, std::vector<Draft>& drafts);
void part_strays(const Document& document, std::span<const Quotation> quotations, std::vector<Draft>& drafts);
void give_to_nearer_cues(const Document& document, std::span<const Quotation> quotations,
                         std::vector<Draft>& drafts);
void read_transcripts(const Document& document, std::vector<Draft>& drafts);
void join_paragraphs(std::span<const Quotation> quotations, std::vector<Draft>& drafts);
void keep_lone_quotations(const Document& document, std::span<const Quotation> quotations,
                          std::vector<Draft>& drafts);
void fit_cues(const Document& document, std::vector<Draft>& drafts);
void fit_marks(const Document& document, std::span<const Quotation> quotations, std::vector<Draft>& drafts);
void fit_datelines(const Document& document, std::vector<Draft>& drafts);

}  // namespace sayso
