// The keys under which articles keep their parts, in the formats that are about: news-please, ninjs, schema.org's
// NewsArticle, news APIs, research corpora. A key is compared without regard to capitals, "_" and "-": "datePublished"
// and "date_published" are one. Where an article has several keys for one part, the lowest rank counts.
//
//   key_use("maintext")->field == Field::body
//   key_use("Body_Text") ranks before key_use("content"): formats that have both keep HTML in the latter
//
// Odd case: a key that is not in the table is none of ours, and its value is not even kept (null).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

enum class Field : std::uint8_t {
  body,
  markup,  // the body, but as HTML
  title,
  published,
  fetched,
  url,
  outlet,
  byline,
  credit,
  dateline,
  language,
  articles,  // a list of articles
};

struct KeyUse {
  std::string_view key;  // small letters and digits only
  Field field;
  std::uint8_t rank;
};

const KeyUse* key_use(std::string_view key);

// The table has this many rows; a row's number, in the table's order.
std::size_t key_count();
std::size_t number_of(const KeyUse* use);

// As keys are compared.
std::string plain_key(std::string_view key);

}  // namespace sayso
