#include "inputs/text/clean.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

// What bytes 0x80 to 0x9F are in windows-1252; 0 where it has nothing.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The first byte at or after `begin` that may need a change: a control character, or the first of a C1 control, of
// U+2028 or of U+2029.
std::size_t next_suspect(std::string_view text, std::size_t begin) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x7F) continue;
    if (byte == '\n' || byte == '\t') continue;
    if (byte < 0x20 || byte == 0x7F) return i;
    const std::string_view rest = text.substr(i);
    if (byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0) return i;
    if (byte == 0xE2 && (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9"))) return i;
  }
  return text.size();
}

class Cleaner {
 public:
  Cleaner(std::string_view text, std::vector<Note>& notes) : text_(text) {
    for (Note& note : notes)
      for (Offset* offset : {&note.span.begin, &note.span.end}) watched_.push_back(offset);
    std::stable_sort(watched_.begin(), watched_.end(),
                     [](const Offset* a, const Offset* b) { return *a < *b; });
    out_.reserve(text.size());
  }

  std::string run() {
    std::size_t begin = text_.starts_with(mark) ? mark.size() : 0;
    move_watched(begin);
    while (begin < text_.size()) {
      const std::size_t stop = next_suspect(text_, begin);
      copy(begin, stop);
      move_watched(stop);
      if (stop == text_.size()) break;
      begin = stop + replace(stop);
      move_watched(begin);
    }
    move_watched(text_.size());
    return std::move(out_);
  }

  std::size_t controls = 0;
  std::size_t mistaken = 0;
  Span first_control;
  Span first_mistaken;

 private:
  void copy(std::size_t begin, std::size_t end) {
    // Offsets inside of what is copied move by the same distance.
    while (next_watched_ < watched_.size() && *watched_[next_watched_] < end) {
      Offset& offset = *watched_[next_watched_++];
      const std::size_t inside = std::max<std::size_t>(offset, begin) - begin;
      offset = static_cast<Offset>(out_.size() + inside);
    }
    out_.append(text_.substr(begin, end - begin));
  }

  // Offsets before `end` of the text that have not been moved yet come to stand at the end of what is written.
  void move_watched(std::size_t end) {
    while (next_watched_ < watched_.size() && *watched_[next_watched_] <= end)
      *watched_[next_watched_++] = static_cast<Offset>(out_.size());
  }

  // Writes what stands for the suspect at `offset`, and returns its size.
  std::size_t replace(std::size_t offset) {
    const utf8::CodePoint found = utf8::decode(text_, offset);
    switch (found.value) {
      case '\r': out_ += '\n'; return text_.substr(offset).starts_with("\r\n") ? 2 : 1;
      case '\f':
      case '\v':
      case 0x2028: out_ += '\n'; return found.size;
      case 0x2029: out_ += "\n\n"; return found.size;
      default: break;
    }
    const auto begin = static_cast<Offset>(out_.size());
    const char16_t meant =
        found.value >= 0x80 && found.value < 0xA0 ? windows_1252[found.value - 0x80] : u'\0';
    utf8::append(out_, meant != 0 ? meant : U' ');
    Span& first = meant != 0 ? first_mistaken : first_control;
    std::size_t& count = meant != 0 ? mistaken : controls;
    if (count++ == 0) first = {begin, static_cast<Offset>(out_.size())};
    return found.size;
  }

  std::string_view text_;
  std::string out_;
  std::vector<Offset*> watched_;
  std::size_t next_watched_ = 0;
};

}  // namespace

void clean(std::string& text, std::vector<Note>& notes) {
  if (!text.starts_with(mark) && next_suspect(text, 0) == text.size()) return;
  Cleaner cleaner(text, notes);
  text = cleaner.run();
  if (cleaner.controls > 0) {
    notes.push_back({cleaner.controls == 1
                         ? "a control character became a space"
                         : std::to_string(cleaner.controls) + " control characters became spaces",
                     cleaner.first_control});
  }
  if (cleaner.mistaken > 0) {
    notes.push_back({cleaner.mistaken == 1
                         ? "a windows-1252 character that stood as a control character was restored"
                         : std::to_string(cleaner.mistaken) +
                               " windows-1252 characters that stood as control characters were restored",
                     cleaner.first_mistaken});
  }
}

}  // namespace sayso
