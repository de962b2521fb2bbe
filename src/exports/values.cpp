#include "exports/values.hpp"

#include "base/hash.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>

#include <unicode/uchar.h>

namespace sayso {
namespace {

bool is_ascii_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool has_letter_or_digit(std::string_view token) {
  // Almost every token answers here, without a look at Unicode's tables.
  if (std::any_of(token.begin(), token.end(), is_ascii_alphanumeric)) return true;
  for (std::size_t offset = 0; offset < token.size();) {
    const utf8::CodePoint next = utf8::decode(token, offset);
    if (next.value >= 0x80 && u_isalnum(static_cast<UChar32>(next.value)) != 0) return true;
    offset += next.size;
  }
  return false;
}

}  // namespace

std::string sha256_of(const Article& article) {
  return article.source.sha256.empty() ? sha256_hex(article.text) : article.source.sha256;
}

std::string article_id(const Article& article, std::string_view sha256) {
  std::string content;
  for (const std::string_view part :
       {std::string_view(article.source.outlet), std::string_view(article.source.url),
        std::string_view(article.source.published), sha256}) {
    content.append(part);
    content.push_back('\0');  // in no field, so that "ab" + "c" and "a" + "bc" differ
  }
  return content_id("a", content);
}

std::uint32_t count_words(const Document& document) {
  std::uint32_t count = 0;
  for (const Span span : document.tokens.span) count += has_letter_or_digit(document.text(span)) ? 1U : 0U;
  return count;
}

std::string_view name_of(StatementKind kind) {
  switch (kind) {
    case StatementKind::direct: return "direct";
    case StatementKind::indirect: return "indirect";
    case StatementKind::mixed: return "mixed";
  }
  return "indirect";
}

std::uint32_t hundredths(float confidence) {
  if (!(confidence > 0)) return 0;
  return static_cast<std::uint32_t>(std::lround(std::min(confidence, 1.0F) * 100));
}

}  // namespace sayso
