#include "cli/asking.hpp"

#include <memory>

namespace sayso {
namespace {

// Both verbs take one article and no filters.
template <class Ask>
std::function<int()> declare_of_article(CLI::App& app, const Ask& ask) {
  auto asked = std::make_shared<Asked>();
  app.add_option("ARTICLE", asked->words, "its id or the beginning of it, or its url")
      ->type_name("")
      ->required();
  declare_form(app, *asked);
  return [asked, ask] {
    return answer(*asked, [&](Database& database, const Filter&) { return ask(database, asked->typed()); });
  };
}

}  // namespace

std::function<int()> declare_article(CLI::App& app) { return declare_of_article(app, article_of); }
std::function<int()> declare_origins(CLI::App& app) { return declare_of_article(app, origins_of_article); }

}  // namespace sayso
