// Where sentences end within one block: goes over its tokens, asks at each end mark and each abbreviation whether the
// sentence ends there, and takes along the marks that close it. Looks ahead a fixed number of tokens at most, but for
// closing marks, which it then takes.
//
//   Cutter cutter(document, block);
//   for (std::uint32_t t = block.begin; t < block.end;) t = cutter.end_of_sentence(t);
//
// Odd case: a straight mark opens or closes by the spaces around it, and where they do not tell, by whether one is open.
#pragma once

#include "sayso/document.hpp"

#include <string_view>

namespace sayso::sentences {

class Cutter {
 public:
  Cutter(const Document& document, TokenRange block) : document_(document), block_(block) {}

  // The end of the sentence that begins at this token; at least one token on.
  std::uint32_t end_of_sentence(std::uint32_t begin) const;

 private:
  enum class End { none, mark, ellipsis, abbreviation };
  struct Closed {
    bool quotation = false;
    bool bracket = false;
  };

  std::string_view token(std::uint32_t index) const {
    return index < block_.end ? document_.token(index) : std::string_view();
  }
  // Whether no space stands between this token and the one before.
  bool is_attached(std::uint32_t index) const;
  bool is_capital(std::uint32_t index) const;
  bool is_lower_case(std::uint32_t index) const;

  End kind_of_end(std::uint32_t index) const;
  bool is_closing_mark(std::uint32_t index) const;
  // After the end mark at `index`, at most to `bound`: over further marks, closing marks, note numbers and emoticons.
  std::uint32_t after_closing_marks(std::uint32_t index, std::uint32_t bound, Closed& closed) const;
  std::uint32_t after_notes(std::uint32_t index) const;
  bool goes_on(std::uint32_t begin, std::uint32_t index, std::uint32_t next, End end, Closed closed) const;
  bool goes_on_after_abbreviation(std::uint32_t begin, std::uint32_t index, std::uint32_t next) const;
  bool is_list_number(std::uint32_t begin, std::uint32_t index) const;
  bool is_reporting_clause(std::uint32_t index) const;

  const Document& document_;
  TokenRange block_;
};

}  // namespace sayso::sentences
