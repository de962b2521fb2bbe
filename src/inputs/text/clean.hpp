// The last step before a text becomes an article's: line ends become "\n" (CRLF, CR, form feed, vertical tab, U+2028,
// and U+2029 as a blank line), and control characters become a space. The C1 controls are what is left of quotation marks
// and dashes of windows-1252 that somebody took for Latin-1: they become the characters that were meant, as in browsers.
// A byte order mark at the beginning goes. After this the text does not change any more.
//
//   std::string text = "One\r\nTwo\0";                    // with a NUL at its end
//   clean(text, notes);                                     // "One\nTwo ", with one note
//
// The spans of notes that were made earlier are moved along with their words. Odd case: a text that is clean already is
// only looked through.
#pragma once

#include "sayso/article.hpp"

#include <string>
#include <vector>

namespace sayso {

// `text` is valid UTF-8, and stays so; it may grow by half.
void clean(std::string& text, std::vector<Note>& notes);

}  // namespace sayso
