// Exports: a document as bytes, one folder a format, all in one table. An export adds one article to `out` and cannot
// fail: it shows what the layers hold, and leaves as null what no stage has filled yet. The same document and context
// give the same bytes on every machine. Nothing here knows files or terminals: the width and whether to colour are told.
//
//   const Export* format = export_named("json");
//   format->write(document, {.model = model.name()}, out);     // out ends with "…}\n"
//
// Odd case: brat and Citron count in code points whatever the context says, for their readers know nothing else
// (counts_code_points); who was asked for another unit should refuse rather than ignore it.
#pragma once

#include "sayso/document.hpp"
#include "sayso/span.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sayso {

struct ExportContext {
  std::string_view model = {};  // its name, as the output gives it
  OffsetUnit offsets = OffsetUnit::codepoint;
  std::uint32_t width = 80;  // columns of the terminal
  bool colour = false;
  bool why = false;  // also say which heads and rules made each statement
};

struct Export {
  std::string_view name;          // of the folder and of --format
  std::string_view help;          // one line
  std::string_view example;       // one command
  std::string_view extension;     // of a file that holds one article
  std::string_view between = {};  // stands between two articles that go to the same place
  bool counts_code_points = false;
  bool stands_beside_text =
      false;  // needs a file of the article's text with the same name, and the extension .txt
  void (*write)(const Document&, const ExportContext&, std::string& out) = nullptr;
};

std::span<const Export> all_exports();

// Null where there is no such format.
const Export* export_named(std::string_view name);

}  // namespace sayso
