import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_END_PX = 80;

/**
 * Keeps the newest line in sight while one reads at the end; leaves the place alone while one reads further up, and tells that
 * there is something newer. One's own words always come into sight.
 */
export function useReadingScroll(lastKey: string | undefined, own: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    atEnd.current = true;
    setBehind(false);
  }, []);

  const onScroll = useCallback(() => {
    const element = ref.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    if (atEnd.current) setBehind(false);
  }, []);

  useLayoutEffect(() => {
    if (atEnd.current || own) toEnd();
    else setBehind(true);
  }, [lastKey, own, toEnd]);

  useEffect(() => {
    const container = ref.current;
    const content = container?.firstElementChild;
    if (!container || !content) return;
    const observer = new ResizeObserver(() => atEnd.current && toEnd());
    observer.observe(content);
    observer.observe(container);
    return () => observer.disconnect();
  }, [toEnd]);

  return { ref, onScroll, behind, toEnd };
}
