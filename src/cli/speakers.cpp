#include "cli/asking.hpp"

#include <memory>

namespace sayso {

std::function<int()> declare_speakers(CLI::App& app) {
  auto asked = std::make_shared<Asked>();
  declare_words(app, *asked, "NAME", "only those with these words in their name");
  declare_filters(app, *asked);
  declare_form(app, *asked);
  return [asked] {
    return answer(*asked, [&](Database& database, const Filter& filter) {
      return speakers_of(database, asked->typed(), filter);
    });
  };
}

}  // namespace sayso
