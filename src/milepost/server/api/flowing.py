"""An answer that is a live stream."""

from collections.abc import AsyncIterator, Mapping

from django.http import StreamingHttpResponse

from milepost.server.live.stream import Stream


class Flowing(StreamingHttpResponse):
    """Hands its stream to whoever sends it as it is: Django would pass each part on twice before."""

    def __init__(self, stream: Stream, content_type: str, headers: Mapping[str, str]) -> None:
        super().__init__(stream, content_type=content_type, headers=headers)
        self._stream = stream

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._stream
