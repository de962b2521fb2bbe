#include "cli/asking.hpp"

#include <memory>

namespace sayso {

std::function<int()> declare_stories(CLI::App& app) {
  auto asked = std::make_shared<Asked>();
  declare_filters(app, *asked);
  declare_form(app, *asked);
  return [asked] {
    return answer(*asked,
                  [](Database& database, const Filter& filter) { return stories_of(database, filter); });
  };
}

}  // namespace sayso
