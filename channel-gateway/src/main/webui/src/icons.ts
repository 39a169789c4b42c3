import { svg } from 'lit'

const icon = (path: string) =>
  svg`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d=${path} /></svg>`

export const chatIcon = icon('M4 5h16v11H9l-5 4z M8 9h8 M8 12h5')
export const closeIcon = icon('M6 6l12 12 M18 6L6 18')
export const sendIcon = icon('M5 12h13 M12 5l7 7-7 7')
