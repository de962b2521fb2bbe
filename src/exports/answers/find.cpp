#include "exports/answers/answers.hpp"
#include "exports/answers/phrases.hpp"
#include "exports/answers/sayings.hpp"

namespace sayso {

void write_page(const FoundSayings& found, const AnswerContext& context, std::string& out) {
  Page page(out, context.width, context.colour);
  if (found.sayings.empty()) {
    page.paragraph({{"No statement in the record fits."}});
    return;
  }
  for (std::size_t i = 0; i < found.sayings.size(); ++i)
    write_entry(page, found.sayings[i], i < found.matches.size() ? found.matches[i] : std::vector<Span>{});
  page.blank_line();
  const std::string count = counted(found.sayings.size(), "statement", "statements");
  page.paragraph(
      {{count, Style::dim}, {found.has_more ? "; more fit: raise --limit to see them" : "", Style::dim}});
}

void write_json(const FoundSayings& found, std::string& out) {
  write_list(found.sayings, out, [](JsonText& json, const Saying& saying) { write_object(json, saying); });
}

void write_csv(const FoundSayings& found, std::string& out) {
  CsvText csv(out);
  csv.header(saying_columns());
  for (const Saying& saying : found.sayings) {
    write_cells(csv, saying);
    csv.end_row();
  }
}

}  // namespace sayso
