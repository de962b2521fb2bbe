// How firmly an event is put, and whether it is said not to have happened, from the words around its trigger: "may attack"
// is possible, "if they attack" hypothetical, "did not attack" denied.
//
// The one place that decides it. Where a statement carries the event and its own firmness is known, that should count more:
// replace the body of assertion_of, nothing else.
#pragma once

#include "stages/events/desk.hpp"
#include "stages/events/view.hpp"

namespace sayso::events {

// What is still to come, by its verb: will, plans to, is ready to.
enum class Outlook : std::uint8_t { told, intended, expected };

struct Assertion {
  Firmness firmness = Firmness::certain;
  bool is_denied = false;
  Outlook outlook = Outlook::told;
};

Assertion assertion_of(const View& view, const Found& found);

}  // namespace sayso::events
