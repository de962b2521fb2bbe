// Answers of the record (record/questions) as bytes: a page for a terminal, JSON, CSV. One file an answer. JSON is a list with one
// element a line, "[]" where there is none; CSV has a header always; a page says in a sentence that nothing was found. Ids are
// whole in JSON and CSV, and as short as may be on the page.
//
//   std::string out;
//   write_page(*found, {.width = 80}, out);
//   write_json(*found, out);
//   write_csv(*found, out);
//
// Odd case: no page, and no key, says which of two sides is right (the test Answers.GiveNoVerdicts reads their words).
#pragma once

#include "record/questions/article.hpp"
#include "record/questions/disputes.hpp"
#include "record/questions/figures.hpp"
#include "record/questions/find.hpp"
#include "record/questions/speakers.hpp"
#include "record/questions/stories.hpp"
#include "record/questions/timeline.hpp"
#include "record/questions/trace.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sayso {

struct AnswerContext {
  std::uint32_t width = 80;
  bool colour = false;
};

void write_page(const FoundSayings& found, const AnswerContext& context, std::string& out);
void write_json(const FoundSayings& found, std::string& out);
void write_csv(const FoundSayings& found, std::string& out);

void write_page(const Trace& trace, const AnswerContext& context, std::string& out);
void write_json(const Trace& trace, std::string& out);
void write_csv(const Trace& trace, std::string& out);

void write_page(const std::vector<FigureAnswer>& figures, const AnswerContext& context, std::string& out);
void write_json(const std::vector<FigureAnswer>& figures, std::string& out);
void write_csv(const std::vector<FigureAnswer>& figures, std::string& out);
// A chart, complete as a file: one line a figure, from the earliest on, bounds as ranges. `title` is what was asked for.
void write_svg(const std::vector<FigureAnswer>& figures, const std::string& title, std::string& out);

void write_page(const Timeline& timeline, const AnswerContext& context, std::string& out);
void write_json(const Timeline& timeline, std::string& out);
void write_csv(const Timeline& timeline, std::string& out);

void write_page(const StoryList& list, const AnswerContext& context, std::string& out);
void write_json(const StoryList& list, std::string& out);
void write_csv(const StoryList& list, std::string& out);

void write_page(const SpeakerList& list, const AnswerContext& context, std::string& out);
void write_json(const SpeakerList& list, std::string& out);
void write_csv(const SpeakerList& list, std::string& out);

void write_page(const DisputeList& list, const AnswerContext& context, std::string& out);
void write_json(const DisputeList& list, std::string& out);
void write_csv(const DisputeList& list, std::string& out);

void write_page(const OriginsAnswer& answer, const AnswerContext& context, std::string& out);
void write_json(const OriginsAnswer& answer, std::string& out);
void write_csv(const OriginsAnswer& answer, std::string& out);

void write_page(const ArticleAnswer& answer, const AnswerContext& context, std::string& out);
void write_json(const ArticleAnswer& answer, std::string& out);
void write_csv(const ArticleAnswer& answer, std::string& out);

}  // namespace sayso
