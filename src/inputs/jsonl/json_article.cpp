#include "inputs/jsonl/json_article.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "inputs/format.hpp"
#include "inputs/text/agencies.hpp"
#include "inputs/text/byline.hpp"
#include "inputs/text/clean.hpp"
#include "inputs/text/dates.hpp"
#include "inputs/text/lines.hpp"
#include "inputs/text/title.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace sayso {
namespace {

// A value as one line; what is odd in it is of no account.
std::string line_of(std::string words) {
  std::vector<Note> notes;
  clean(words, notes);
  return on_one_line(words);
}

std::string date_of(const FieldValue* value, std::vector<Note>& notes) {
  if (value == nullptr) return {};
  std::optional<std::string> date;
  if (value->is_number) {
    std::int64_t seconds = 0;
    const char* const end = value->text.data() + value->text.size();
    if (std::from_chars(value->text.data(), end, seconds).ptr == end) date = iso_date_of_seconds(seconds);
  }
  if (!date) date = iso_date(value->text);
  if (date) return *date;
  constexpr std::size_t shown = 60;
  const std::string words = line_of(value->text);
  notes.push_back({"the date \"" + (words.size() > shown ? std::string("…") : words) +
                       "\" could not be read as a day, month and year and was left out",
                   {}});
  return {};
}

std::string byline_of(const Fields& fields) {
  const std::string words = line_of(fields.joined(Field::byline));
  const std::optional<Byline> byline = byline_in(words);
  return byline ? std::string(byline->names) : words;
}

std::string credit_of(const Fields& fields) {
  std::string words = line_of(fields.first(Field::credit));
  std::string agency = agency_named(words);
  return agency.empty() ? words : agency;
}

// "en-GB" and "EN" are "en"; what is no code stays as it is.
std::string language_of(const Fields& fields) {
  const std::string words = small_letters(line_of(fields.first(Field::language)));
  if (words == "english") return "en";
  const std::size_t end = words.find_first_of("-_");
  return end == 2 || end == 3 ? words.substr(0, end) : words;
}

// A value under "id" or "guid" is an address only if it is written as one.
std::string url_of(const Fields& fields) {
  const FieldValue* const value = fields.best(Field::url);
  if (value == nullptr) return {};
  const bool is_address = value->text.find(':') != std::string::npos;
  return value->use->rank < 9 || is_address ? line_of(value->text) : std::string();
}

Failure without_text(const Fields& fields, std::string_view place) {
  if (const FieldValue* const markup = fields.best(Field::markup))
    return fail(Fault::bad_input, std::string(place) + " has its text only as HTML, under \"" +
                                      std::string(markup->use->key) +
                                      "\": give the plain text too, under \"text\".");
  std::string keys;
  for (const std::string& key : fields.unknown)
    keys +=
        (keys.empty() ? "" : ", ") + ("\"" + line_of(key.substr(0, utf8::boundary_before(key, 40))) + "\"");
  return fail(Fault::bad_input, std::string(place) + " has no text" +
                                    (keys.empty() ? "" : ", and sayso does not know its keys " + keys) +
                                    ": give the article's text under \"text\".");
}

}  // namespace

Result<Article> article_of(Fields fields, std::string_view place, const InputOptions& options) {
  Article article;
  Source& source = article.source;
  article.text = fields.take_body();
  if (article.text.empty()) return without_text(fields, place);
  if (is_markup(article.text))
    return fail(Fault::bad_input,
                std::string(place) + " has a text that is HTML: give the plain text, under \"text\".");
  clean(article.text, article.notes);

  source.title = line_of(fields.first(Field::title));
  source.byline = byline_of(fields);
  source.credit = credit_of(fields);
  source.dateline = line_of(fields.first(Field::dateline));
  source.language = language_of(fields);
  source.outlet = line_of(fields.first(Field::outlet));
  source.url = url_of(fields);
  source.published = date_of(fields.best(Field::published), article.notes);
  source.fetched = date_of(fields.best(Field::fetched), article.notes);
  for (const std::string& key : fields.repeated)
    article.notes.push_back(
        {"the key \"" + line_of(key) + "\" is given more than once, and the last one counts", {}});

  if (!source.title.empty() && title_in(article.text, source.title).empty()) {
    const auto moved = static_cast<Offset>(source.title.size() + 2);
    article.text.insert(0, source.title + "\n\n");
    for (Note& note : article.notes)
      if (!note.span.empty()) note.span = {note.span.begin + moved, note.span.end + moved};
  }
  if (Result<void> finished = finish_article(article, place, options); !finished)
    return fail(std::move(finished).error());
  return article;
}

}  // namespace sayso
