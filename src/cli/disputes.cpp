#include "cli/asking.hpp"

#include <memory>

namespace sayso {

std::function<int()> declare_disputes(CLI::App& app) {
  auto asked = std::make_shared<Asked>();
  asked->page_limit = 10;
  declare_words(app, *asked, "WORDS", "words that one of the two sides must have");
  declare_filters(app, *asked);
  declare_form(app, *asked);
  return [asked] {
    return answer(*asked, [&](Database& database, const Filter& filter) {
      return disputes_of(database, asked->typed(), filter);
    });
  };
}

}  // namespace sayso
