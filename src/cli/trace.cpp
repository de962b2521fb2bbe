#include "cli/asking.hpp"

#include <memory>

namespace sayso {

std::function<int()> declare_trace(CLI::App& app) {
  auto asked = std::make_shared<Asked>();
  declare_words(app, *asked, "CLAIM",
                "the id of a statement or claim, or words: then the claim that fits them best is traced");
  declare_filters(app, *asked);
  declare_form(app, *asked);
  return [asked] {
    return answer(*asked, [&](Database& database, const Filter& filter) -> Result<Trace> {
      const std::string typed = asked->typed();
      if (typed.empty())
        return fail(Fault::bad_use, "Nothing to trace: give the id of a statement, or words, as in \"sayso "
                                    "trace 12,000 displaced\".");
      const bool is_id = is_key(typed, 's') || is_key(typed, 'c');
      return is_id ? trace_claim(database, typed) : trace_words(database, typed, filter);
    });
  };
}

}  // namespace sayso
