#include "exports/exports.hpp"

#include "exports/brat/brat.hpp"
#include "exports/citron/citron.hpp"
#include "exports/json/json.hpp"
#include "exports/terminal/terminal.hpp"

#include <algorithm>
#include <array>

namespace sayso {
namespace {

constexpr std::array exports{
    Export{.name = "terminal",
           .help = "a page to read: who said what, in the article's own words",
           .example = "sayso read article.txt",
           .extension = ".page",
           .between = "\n\n",
           .write = write_terminal},
    Export{.name = "json",
           .help = "one line of JSON an article, with every field (docs/output.md)",
           .example = "sayso read --json articles/*.txt > articles.jsonl",
           .extension = ".json",
           .write = write_json},
    Export{.name = "brat",
           .help = "standoff annotations for brat, FILE.ann beside FILE.txt",
           .example = "sayso read --format brat -o collection articles/*.txt",
           .extension = ".ann",
           .counts_code_points = true,
           .stands_beside_text = true,
           .write = write_brat},
    Export{.name = "citron",
           .help = "the JSON of BBC Citron: text and quotes with cue, sources and contents",
           .example = "sayso read --format citron -o citron articles/*.txt",
           .extension = ".json",
           .counts_code_points = true,
           .write = write_citron},
};

}  // namespace

std::span<const Export> all_exports() { return exports; }

const Export* export_named(std::string_view name) {
  const auto* const found =
      std::find_if(exports.begin(), exports.end(), [&](const Export& format) { return format.name == name; });
  return found == exports.end() ? nullptr : &*found;
}

}  // namespace sayso
