#include "stages/tokens/addresses.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sayso::tokens {

namespace {

constexpr std::string_view schemes[] = {"http://", "https://", "ftp://", "www.", "mailto:", "doi:10."};

// Ends of host names and of file names. Short words that also begin a sentence or stand in one (in, is, it, me, so,
// at, be, to, no, us) are left out, and so are those that nobody writes in a newspaper.
constexpr std::string_view last_labels[] = {
    "ai",   "app",  "au",   "biz",  "blog", "br",  "ca",  "cc",  "ch",  "cn",   "co",  "com",  "cz",  "de",
    "dk",   "doc",  "docx", "edu",  "es",   "eu",  "exe", "fi",  "fm",  "fr",   "gg",  "gov",  "gr",  "htm",
    "html", "hu",   "ie",   "info", "int",  "io",  "jp",  "jpg", "kr",  "ly",   "mil", "mobi", "mp3", "mx",
    "net",  "news", "nl",   "nz",   "org",  "pdf", "pk",  "pl",  "png", "pt",   "ro",  "ru",   "se",  "sg",
    "tk",   "tv",   "tw",   "txt",  "ua",   "uk",  "url", "vn",  "xls", "xlsx", "xyz", "za",   "zip"};
static_assert(std::is_sorted(std::begin(last_labels), std::end(last_labels)), "Looked up by halves.");

constexpr bool is_name(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-';
}
constexpr bool is_local(char c) { return is_name(c) || c == '%' || c == '+'; }

bool starts_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() && std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                                                        [](char a, char b) { return a == small_letter(b); });
}

bool is_last_label(std::string_view label) {
  std::array<char, 4> small{};
  if (label.empty() || label.size() > small.size()) return false;
  std::transform(label.begin(), label.end(), small.begin(), small_letter);
  return std::binary_search(std::begin(last_labels), std::end(last_labels),
                            std::string_view(small.data(), label.size()));
}

// Whether a character may stand in a URL: anything but white space, angle brackets and quotation marks.
bool is_url(Character c) {
  if (c.size == 0 || c.kind == Kind::space || c.kind == Kind::ideograph) return false;
  switch (c.value) {
    case '<':
    case '>':
    case '"':
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
    case U'‘':
    case U'’':
    case U'…': return false;
    default: return true;
  }
}

// Marks at the end of a URL belong to the sentence around it, but for a bracket that was opened inside.
Offset without_closing_marks(const BlockText& text, Offset begin, Offset end) {
  const std::string_view url = text.slice(begin, end);
  auto open = std::count(url.begin(), url.end(), '(') - std::count(url.begin(), url.end(), ')');
  std::size_t size = url.size();
  for (; size > 0; --size) {
    const char c = url[size - 1];
    if (c == ')') {
      if (open >= 0) break;
      ++open;
    } else if (std::string_view(".,;:!?'*]}|").find(c) == std::string_view::npos) {
      break;
    }
  }
  return begin + static_cast<Offset>(size);
}

Offset end_of_path(const BlockText& text, Offset begin, Offset at) {
  for (Character c = text.at(at); is_url(c); c = text.at(at)) at += c.size;
  return without_closing_marks(text, begin, at);
}

template <class Accepts>
Offset end_of_run(const BlockText& text, Offset at, Accepts accepts) {
  const std::string_view rest = text.slice(at, text.end());
  return at + static_cast<Offset>(std::find_if_not(rest.begin(), rest.end(), accepts) - rest.begin());
}

Offset without_trailing_dots(const BlockText& text, Offset begin, Offset end) {
  while (end > begin) {
    const char c = text.slice(end - 1, end)[0];
    if (c != '.' && c != '-' && c != '_') break;
    --end;
  }
  return end;
}

// alt.animals.dog
bool is_newsgroup(std::string_view name) {
  constexpr std::string_view roots[] = {"alt.", "comp.", "misc.", "rec.", "sci.", "soc.", "talk."};
  const bool has_root = std::any_of(std::begin(roots), std::end(roots),
                                    [&](std::string_view root) { return name.starts_with(root); });
  return has_root && std::count(name.begin(), name.end(), '.') >= 2;
}

// A host's labels are separated by single dots, and none is longer than 63 letters.
bool is_host(std::string_view name) {
  const std::size_t last = name.rfind('.');
  if (last == std::string_view::npos || last == 0 || name.find("..") != std::string_view::npos) return false;
  return is_last_label(name.substr(last + 1)) || is_newsgroup(name);
}

}  // namespace

Offset url_end(const BlockText& text, Offset begin) {
  const std::string_view rest = text.slice(begin, std::min<Offset>(text.end(), begin + 16));
  for (const std::string_view scheme : schemes) {
    if (!starts_with(rest, scheme)) continue;
    const Offset after = begin + static_cast<Offset>(scheme.size());
    const Offset end = end_of_path(text, begin, after);
    return end > after ? end : begin;
  }
  return begin;
}

Offset address_end(const BlockText& text, Offset begin, Offset& seen) {
  Offset end = end_of_run(text, begin, is_local);
  seen = end;
  if (text.at(end).is('@') && text.at(end + 1).is_word()) {
    const Offset host = end + 1;
    seen = end_of_run(text, host, is_name);
    return without_trailing_dots(text, begin, seen);
  }
  end = without_trailing_dots(text, begin, end);
  if (!is_host(text.slice(begin, end)) || text.at(end).is_word()) return begin;
  const Character next = text.at(end);
  const bool has_path = (next.is('/') || next.is('?') || next.is('#')) && is_url(text.at(end + 1)) &&
                        text.at(end + 1).kind != Kind::space && text.at(end + 1).is_word();
  if (!has_path) return end;
  return end_of_path(text, begin, end);
}

}  // namespace sayso::tokens
