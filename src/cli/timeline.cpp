#include "cli/asking.hpp"

#include <memory>

namespace sayso {

std::function<int()> declare_timeline(CLI::App& app) {
  auto asked = std::make_shared<Asked>();
  asked->page_limit = 60;
  declare_filters(app, *asked);
  declare_form(app, *asked);
  return [asked] {
    return answer(*asked,
                  [](Database& database, const Filter& filter) { return timeline_of(database, filter); });
  };
}

}  // namespace sayso
