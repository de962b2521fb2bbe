#include "exports/brat/brat.hpp"

#include "base/utf8.hpp"
#include "text/values.hpp"

#include <map>
#include <vector>

namespace sayso {
namespace {

// What ends a line for Python's readers, brat's own among them, and the tab, which separates fields.
bool is_line_break(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

class Annotations {
 public:
  Annotations(const Document& document, const ExportContext& context, std::string& out)
      : document_(document), context_(context), map_(document.text(), OffsetUnit::codepoint), out_(out) {}

  void write(const Statement& statement) {
    const std::string source = text_bound("Source", statement.source);
    const std::string cue = text_bound("Cue", statement.cue);
    const std::string content = text_bound("Content", statement.content);
    std::string target = content.empty() ? source : content;
    if (!cue.empty()) {
      target = "E" + std::to_string(++events_);
      out_ += target + "\tCue:" + cue;
      if (!source.empty()) out_ += " Source:" + source;
      if (!content.empty()) out_ += " Content:" + content;
      out_ += '\n';
    } else if (!source.empty() && !content.empty()) {
      out_ += "R" + std::to_string(++relations_) + "\tSaid Arg1:" + source + " Arg2:" + content + '\n';
    }
    if (!target.empty()) write_remarks(statement, target);
  }

 private:
  // The id of the annotation of these pieces, which is written if it is new; empty for no pieces.
  std::string text_bound(std::string_view type, Slice<Span> slice) {
    const std::vector<Span> pieces = lines_of(slice);
    if (pieces.empty()) return {};
    std::string place(type);
    std::string words;
    for (const Span piece : pieces) {
      const Span outside = map_.from_bytes(piece);
      place +=
          (words.empty() ? ' ' : ';') + std::to_string(outside.begin) + ' ' + std::to_string(outside.end);
      if (!words.empty()) words += ' ';
      words += document_.text(piece);
    }
    const auto [known, is_new] = ids_.try_emplace(place, "T" + std::to_string(ids_.size() + 1));
    if (is_new) out_ += known->second + '\t' + place + '\t' + words + '\n';
    return known->second;
  }

  // The pieces of a list, divided at line breaks, without white space around them.
  std::vector<Span> lines_of(Slice<Span> slice) const {
    std::vector<Span> lines;
    for (const Span span : document_.list(slice)) {
      Span line{span.begin, span.begin};  // ends after the last character that is no space
      for (Offset offset = span.begin; offset < span.end;) {
        const utf8::CodePoint next = utf8::decode(document_.text(), offset);
        if (is_line_break(next.value)) {
          if (!line.empty()) lines.push_back(line);
          line = {offset + next.size, offset + next.size};
        } else if (next.value != ' ') {
          if (line.empty()) line.begin = offset;
          line.end = offset + next.size;
        }
        offset += next.size;
      }
      if (!line.empty()) lines.push_back(line);
    }
    return lines;
  }

  void write_remarks(const Statement& statement, const std::string& target) {
    const std::string number = std::to_string(++remarks_);
    out_ += "A" + number + "\tKind " + target + ' ' + std::string(name_of(statement.kind)) + '\n';
    const std::uint32_t confidence = hundredths(statement.confidence);
    out_ += "#" + number + "\tAnnotatorNotes " + target + "\tconfidence " + std::to_string(confidence / 100) +
            '.' + std::to_string(confidence / 10 % 10) + std::to_string(confidence % 10);
    if (statement.voice == Voice::outlet) out_ += "; in the outlet's own voice";
    if (context_.why) out_.append("; ").append(document_.list(statement.by));
    out_ += '\n';
  }

  const Document& document_;
  const ExportContext& context_;
  OffsetMap map_;
  std::string& out_;
  std::map<std::string, std::string> ids_;  // "Cue 6 15" -> "T2"
  std::uint32_t events_ = 0, relations_ = 0, remarks_ = 0;
};

}  // namespace

void write_brat(const Document& document, const ExportContext& context, std::string& out) {
  Annotations annotations(document, context, out);
  for (const std::uint32_t number : ReadingOrder(document).statements)
    annotations.write(document.statements[number]);
}

}  // namespace sayso
