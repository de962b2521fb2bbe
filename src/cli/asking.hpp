// What the verbs that ask the record have in common: the record, the filters, the form of the answer, and printing it. A verb declares
// which of them it takes and says how its question is asked.
//
//   std::function<int()> declare_stories(CLI::App& app) {
//     auto asked = std::make_shared<Asked>();
//     declare_filters(app, *asked);
//     declare_form(app, *asked);
//     return [asked] { return answer(*asked, [](Database& database, const Filter& filter) { return stories_of(database, filter); }); };
//   }
//
// Odd case: --limit counts on the page where it is not given (so that a screen is not flooded), and not in JSON and CSV.
#pragma once

#include "cli/verbs.hpp"
#include "exports/answers/answers.hpp"
#include "record/questions/filter.hpp"
#include "record/record.hpp"

#include <string>
#include <vector>

namespace sayso {

struct Asked {
  std::string record;
  std::vector<std::string> words;  // positional
  Filter filter;
  std::string limit, colour = "auto", svg;
  bool is_json = false, is_csv = false;
  std::size_t page_limit = 20;

  std::string typed() const;  // the words, with spaces between
};

// Words that are sought, or one name; `name` is how the help calls them.
void declare_words(CLI::App& app, Asked& asked, const std::string& name, const std::string& help);
// --since to --story, which the export takes, too; and these with --limit.
void declare_filter(CLI::App& app, Filter& filter);
void declare_filters(CLI::App& app, Asked& asked);
Result<void> check_texts(const Filter& filter);
// --record, --json, --csv, --color
void declare_form(CLI::App& app, Asked& asked);

struct AnswerForm {
  enum class Kind { page, json, csv } kind = Kind::page;
  AnswerContext context;
};

// Checks what was typed, and fills in the limit.
Result<AnswerForm> understand(const Asked& asked, Filter& filter);
Result<Record> open_record(const Asked& asked);
int print_answer(const std::string& out);

// `ask` returns a Result of an answer that exports/answers can write; `also` does something with it before it is printed.
template <class Ask, class Also>
int answer(const Asked& asked, const Ask& ask, const Also& also) {
  Filter filter = asked.filter;
  const Result<AnswerForm> form = understand(asked, filter);
  if (!form) return report(form.error());
  Result<Record> record = open_record(asked);
  if (!record) return report(record.error());
  const auto answer = ask(record->database(), filter);
  if (!answer) return report(answer.error());
  if (const Result<void> done = also(*answer); !done) return report(done.error());
  std::string out;
  switch (form->kind) {
    case AnswerForm::Kind::page: write_page(*answer, form->context, out); break;
    case AnswerForm::Kind::json: write_json(*answer, out); break;
    case AnswerForm::Kind::csv: write_csv(*answer, out); break;
  }
  return print_answer(out);
}

template <class Ask>
int answer(const Asked& asked, const Ask& ask) {
  return answer(asked, ask, [](const auto&) { return Result<void>(); });
}

}  // namespace sayso
