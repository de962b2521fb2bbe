#include "inputs/charset/conversion.hpp"

#include "base/mapped_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace sayso::charset {
namespace {

constexpr const char* western = "windows-1252";

// What ICU may find, and what it is read as: for those of ISO 8859 the Windows charset that has the same letters, and
// marks of quotation where ISO has control characters. Whatever it finds beyond these is not believed.
struct Known {
  std::string_view found;
  const char* read_as;
};
constexpr std::array known{
    Known{"ISO-8859-1", western},
    Known{"ISO-8859-2", "windows-1250"},
    Known{"ISO-8859-5", "ISO-8859-5"},
    Known{"ISO-8859-6", "ISO-8859-6"},
    Known{"ISO-8859-7", "windows-1253"},
    Known{"ISO-8859-8", "windows-1255"},
    Known{"ISO-8859-8-I", "windows-1255"},
    Known{"ISO-8859-9", "windows-1254"},
    Known{"windows-1250", "windows-1250"},
    Known{"windows-1251", "windows-1251"},
    Known{"windows-1252", western},
    Known{"windows-1253", "windows-1253"},
    Known{"windows-1254", "windows-1254"},
    Known{"windows-1255", "windows-1255"},
    Known{"windows-1256", "windows-1256"},
    Known{"KOI8-R", "KOI8-R"},
    Known{"Shift_JIS", "Shift_JIS"},
    Known{"EUC-JP", "EUC-JP"},
    Known{"EUC-KR", "EUC-KR"},
    Known{"GB18030", "GB18030"},
    Known{"Big5", "Big5"},
};

bool is_high(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

// Some of the bytes, chosen where there is something to judge by: ICU looks at no more than 8,000.
std::string sample_of(std::string_view bytes) {
  constexpr std::size_t wanted = 8000;
  constexpr std::size_t around = 40;
  if (bytes.size() <= wanted) return std::string(bytes);
  std::string sample;
  std::size_t begin = 0;
  while (sample.size() < wanted) {
    const auto next = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.end(), is_high);
    if (next == bytes.end()) break;
    const auto at = static_cast<std::size_t>(next - bytes.begin());
    begin = std::max(begin, at - std::min(at, around));
    const std::size_t end = std::min(bytes.size(), at + around);
    sample.append(bytes.substr(begin, end - begin));
    begin = end;
  }
  return sample;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset, &status));
  return U_FAILURE(status) ? Converter() : std::move(converter);
}

}  // namespace

const char* likely_charset(std::string_view bytes) {
  const auto high = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_high));
  if (high * 25 < bytes.size()) return western;

  const std::string sample = sample_of(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return western;
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) || matches == nullptr) return western;
  for (std::int32_t i = 0; i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &status);
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || confidence < 15) break;
    const auto* const found =
        std::find_if(known.begin(), known.end(), [&](const Known& one) { return one.found == name; });
    if (found != known.end()) return found->read_as;
  }
  return western;
}

Result<void> convert(std::string_view bytes, const char* charset, std::string& text) {
  const Converter from = open_converter(charset);
  const Converter to = open_converter("UTF-8");
  if (!from || !to)
    return fail(Fault::internal, "this system's ICU lacks the charset, so convert the text to UTF-8 first.");
  std::array<UChar, 1024> pivot{};
  std::array<char, 4096> out{};
  UChar* pivot_begin = pivot.data();
  UChar* pivot_end = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = bytes.data() + bytes.size();
  UBool is_first = true;
  for (;;) {
    char* target = out.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, source_end, pivot.data(),
                   &pivot_begin, &pivot_end, pivot.data() + pivot.size(), is_first, true, &status);
    is_first = false;
    text.append(out.data(), static_cast<std::size_t>(target - out.data()));
    if (text.size() > largest_text)
      return fail(Fault::bad_input, "it becomes larger than 4 GiB, so give it in smaller parts.");
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status))
      return fail(Fault::internal,
                  std::string("ICU says \"") + u_errorName(status) + "\", so convert it to UTF-8 first.");
    return {};
  }
}

}  // namespace sayso::charset
