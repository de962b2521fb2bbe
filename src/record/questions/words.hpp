// What somebody typed, as a question to the full-text index: words that must all be there, "words in quotation marks" that must stand
// together, and words with a star that go on. Words are compared without accents and endings, as the index does, for its
// own tokeniser is asked. Nothing that is typed can be taken for the index's syntax.
//
//   Words words(database, R"(grain "black sea" ship*)");
//   words.all()                      // "grain" "black sea" "ship" *
//   words.found_in("Shipped grain")  // {{0, 7}, {8, 13}}
//
// Odd case: what has no letter and no digit is no word; a question of such alone is_empty().
#pragma once

#include "record/database.hpp"
#include "sayso/span.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Token {
  std::string stem;
  Span span;  // bytes
};

// The tokeniser of statement_text and article_text.
class Tokeniser {
 public:
  explicit Tokeniser(Database& database);
  ~Tokeniser();
  Tokeniser(const Tokeniser&) = delete;
  Tokeniser& operator=(const Tokeniser&) = delete;

  std::vector<Token> tokens(std::string_view text) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

class Words {
 public:
  Words(Database& database, std::string_view typed);

  bool is_empty() const { return terms_.empty(); }
  // Questions to the index: every term, or at least one.
  std::string all() const { return joined(" "); }
  std::string any() const { return joined(" OR "); }

  // The words of each term, stemmed.
  struct Term {
    std::vector<std::string> stems;
    bool goes_on = false;  // the last one's beginning only
    std::string typed;
  };
  const std::vector<Term>& terms() const { return terms_; }
  const Tokeniser& tokeniser() const { return *tokeniser_; }

  // Where in a text the terms are, ascending.
  std::vector<Span> found_in(std::string_view text) const;
  // Whether a term begins at a token.
  static bool begins_at(const Term& term, const std::vector<Token>& tokens, std::size_t at);

 private:
  void add(std::string_view typed);
  std::string joined(std::string_view between) const;

  std::shared_ptr<Tokeniser> tokeniser_;
  std::vector<Term> terms_;
};

}  // namespace sayso
