// Values that more than one format shows, made in one place so that all of them agree: the article's id, its hash, its
// number of words, the name of a kind, a confidence.
//
//   article_id(article) == "a-1f0c6d2a9b3e4d57"
//   hundredths(0.987F) == 99, shown as 0.99 or 99%
//
// Odd case: two outlets that print the same words are two articles, so the id is a hash of outlet, address, date and
// text. The same file read twice has the same id.
#pragma once

#include "sayso/article.hpp"
#include "sayso/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// The source's own where it is known, else made from the text: 64 hexadecimal digits.
std::string sha256_of(const Article& article);

// "a-" and 16 hexadecimal digits.
std::string article_id(const Article& article, std::string_view sha256);
inline std::string article_id(const Article& article) { return article_id(article, sha256_of(article)); }

// Tokens that have a letter or a digit: "3.5" and "—" are one word.
std::uint32_t count_words(const Document& document);

// The words of the closed lists in docs/output.md: "direct", "court filing", "at least"; empty for what is not known.
std::string_view name_of(StatementKind kind);
std::string_view name_of(Voice voice);
std::string_view name_of(Act act);
std::string_view name_of(Realis realis);
std::string_view name_of(Firmness firmness);
std::string_view name_of(Medium medium);
std::string_view name_of(SpeakerType type);
std::string_view name_of(TimePrecision precision);
std::string_view name_of(PlacePrecision precision);
std::string_view name_of(Bound bound);
std::string_view name_of(EventType type);
std::string_view name_of(RelationType type);

// The value of such a word, for who reads it back: value_named<Act>("deny"). Nothing for a word that is not in the list.
template <class Value>
std::optional<Value> value_named(std::string_view word);

// Statements in the order in which they are read, by first content: the outlet's own among the speakers', behind which they
// stand in the document. All formats number statements by it.
struct ReadingOrder {
  explicit ReadingOrder(const Document& document);

  std::vector<std::uint32_t> statements;  // of the document
  std::vector<std::uint32_t> rank;        // of each statement of the document, from 0
};

// What --why says of a statement's firmness: what decided, then the words in the text: "possible by … : “could”".
std::string firmness_in_words(const Document& document, std::uint32_t statement);

// From 0 to 100, rounded. What is no number counts as 0.
std::uint32_t hundredths(float confidence);

}  // namespace sayso
