#include "cli/asking.hpp"

#include "base/utf8.hpp"
#include "cli/output.hpp"
#include "cli/record_path.hpp"
#include "cli/screen.hpp"

#include <charconv>

#include <fmt/format.h>

namespace sayso {

std::string Asked::typed() const {
  std::string typed;
  for (const std::string& word : words) typed += (typed.empty() ? "" : " ") + word;
  return typed;
}

namespace {

void text(CLI::App& app, const char* names, std::string& value, const char* type, const char* help) {
  app.add_option(names, value, help)->type_name(type);
}

}  // namespace

void declare_words(CLI::App& app, Asked& asked, const std::string& name, const std::string& help) {
  app.add_option(name, asked.words, help)->type_name("");
}

void declare_filter(CLI::App& app, Filter& filter) {
  text(app, "--since", filter.since, "DATE", "published on this day or later: 2024-11-06, 2024-11 or 2024");
  text(app, "--until", filter.until, "DATE",
       "published on this day or earlier; a month or year is taken whole");
  text(app, "--outlet", filter.outlet, "NAME", "published by this outlet; words of its name are enough");
  text(app, "--speaker", filter.speaker, "NAME", "said by this speaker: words of the name, or an id");
  text(app, "--act", filter.act, "ACT", "by this act: say, confirm, deny, correct …");
  text(app, "--place", filter.place, "NAME", "this place is named in the statement");
  text(app, "--story", filter.story, "STORY", "in this story: an id, or words of its title");
}

void declare_filters(CLI::App& app, Asked& asked) {
  declare_filter(app, asked.filter);
  text(app, "--limit", asked.limit, "N",
       fmt::format("so many (default: {} on the page, all in JSON and CSV; 0: all)", asked.page_limit)
           .c_str());
}

void declare_form(CLI::App& app, Asked& asked) {
  declare_record(app, asked.record);
  app.add_flag("--json", asked.is_json, "a list in JSON, with all that is known");
  app.add_flag("--csv", asked.is_csv, "rows of CSV, with a header");
  text(app, "--color", asked.colour, "WHEN", "auto (default), always or never; auto heeds NO_COLOR");
}

Result<void> check_texts(const Filter& filter) {
  for (const std::string* const given : {&filter.outlet, &filter.speaker, &filter.place, &filter.story,
                                         &filter.since, &filter.until, &filter.act, &filter.firmness})
    if (!utf8::is_valid(*given))
      return fail(Fault::bad_use, "A filter is not valid UTF-8: give it in UTF-8, or leave it out.");
  return {};
}

Result<AnswerForm> understand(const Asked& asked, Filter& filter) {
  if (asked.is_json && asked.is_csv)
    return fail(Fault::bad_use, "--json and --csv contradict each other: give one of them.");
  if (const Result<void> fine = check_texts(asked.filter); !fine) return fail(fine.error());
  if (!utf8::is_valid(asked.typed()))
    return fail(Fault::bad_use, "What is asked for is not valid UTF-8: give it in UTF-8.");
  const std::optional<ColourChoice> colour = colour_choice_named(asked.colour);
  if (!colour)
    return fail(Fault::bad_use, "--color cannot be \"" + asked.colour + "\": it is auto, always or never.");
  AnswerForm form;
  form.kind = asked.is_json  ? AnswerForm::Kind::json
              : asked.is_csv ? AnswerForm::Kind::csv
                             : AnswerForm::Kind::page;
  form.context = {.width = terminal_width(), .colour = shows_colour(*colour, is_terminal(Stream::output))};
  filter.limit = form.kind == AnswerForm::Kind::page ? asked.page_limit : 0;
  if (asked.limit.empty()) return form;
  constexpr std::size_t most = 1'000'000'000;
  const char* const end = asked.limit.data() + asked.limit.size();
  const std::from_chars_result read = std::from_chars(asked.limit.data(), end, filter.limit);
  if (read.ec != std::errc() || read.ptr != end || filter.limit > most)
    return fail(Fault::bad_use,
                fmt::format("--limit cannot be \"{}\": it is a number, or 0 for all.", asked.limit));
  return form;
}

Result<Record> open_record(const Asked& asked) {
  return Record::open(find_record(asked.record), Access::read);
}

int print_answer(const std::string& out) {
  Output output = Output::to_stdout();
  const Result<void> done = output.write(out);
  return done || !output.has_reader() ? exit_fine : report(done.error());
}

}  // namespace sayso
