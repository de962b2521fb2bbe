// How an article's blocks and notes lie in its row: JSON lists, offsets in code points like all others of the record.
//
//   blocks_as_json(article.blocks, offsets) == R"([[0,10,"title"],[12,22,"paragraph"]])"
//
// Odd case: what is no such list, as another program may write it, reads back as what of it can be read.
#pragma once

#include "base/utf8.hpp"
#include "sayso/article.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

std::string blocks_as_json(const std::vector<Block>& blocks, const OffsetMap& offsets);
std::string notes_as_json(const std::vector<Note>& notes, const OffsetMap& offsets);
std::vector<Block> blocks_from_json(std::string_view json, const OffsetMap& offsets);
std::vector<Note> notes_from_json(std::string_view json, const OffsetMap& offsets);

}  // namespace sayso
