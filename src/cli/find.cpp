#include "cli/asking.hpp"

#include <memory>

namespace sayso {

std::function<int()> declare_find(CLI::App& app) {
  auto asked = std::make_shared<Asked>();
  declare_words(app, *asked, "WORDS",
                "words that a statement must have, all of them; \"in quotation marks\": together; displac*: "
                "and what goes on so");
  declare_filters(app, *asked);
  app.add_option("--firmness", asked->filter.firmness, "put so: certain, probable, possible or hypothetical")
      ->type_name("WORD");
  declare_form(app, *asked);
  return [asked] {
    return answer(*asked, [&](Database& database, const Filter& filter) {
      return find_sayings(database, asked->typed(), filter);
    });
  };
}

}  // namespace sayso
