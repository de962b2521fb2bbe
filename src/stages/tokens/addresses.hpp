// Addresses in a text: URLs, e-mail addresses and host names, each of which is one token.
//
//   "see https://example.org/a_(b)." : the URL is "https://example.org/a_(b)"; the dot ends the sentence
//   "bit.ly/3xY" and "healthcare.gov" are host names; "ended.The" is none: "The" is no top-level domain
#pragma once

#include "stages/tokens/characters.hpp"

namespace sayso::tokens {

// Where the URL that begins at `begin` with a scheme or "www." ends; `begin` when none does.
Offset url_end(const BlockText& text, Offset begin);

// Where the e-mail address or host name that begins at `begin` ends; `begin` when none does. `seen` becomes the end of
// what was looked at, so that no caller looks at a long run of dots and letters twice.
Offset address_end(const BlockText& text, Offset begin, Offset& seen);

}  // namespace sayso::tokens
