#include "cli/asking.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

namespace sayso {
namespace {

Result<void> write_chart(const Asked& asked, const std::vector<FigureAnswer>& figures) {
  if (asked.svg.empty()) return {};
  std::string chart;
  write_svg(figures, asked.typed(), chart);
  std::ofstream file(asked.svg, std::ios::binary | std::ios::trunc);
  file << chart;
  file.close();
  if (file) return {};
  return fail(Fault::bad_input,
              "The chart cannot be written to " + asked.svg + ": " + std::strerror(errno) + ".");
}

}  // namespace

std::function<int()> declare_figures(CLI::App& app) {
  auto asked = std::make_shared<Asked>();
  asked->page_limit = 60;
  declare_words(app, *asked, "WORDS", "what is counted");
  app.add_option("--svg", asked->svg, "also draw a chart into this file")->type_name("FILE");
  declare_filters(app, *asked);
  declare_form(app, *asked);
  return [asked] {
    return answer(
        *asked,
        [&](Database& database, const Filter& filter) {
          return figures_of(database, asked->typed(), filter);
        },
        [&](const std::vector<FigureAnswer>& figures) { return write_chart(*asked, figures); });
  };
}

}  // namespace sayso
